package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.Step;
import dev.lectern.lab.kit.Kit;
import dev.lectern.lab.kit.KitShelf;
import dev.lectern.lab.kit.ResultsFile;
import dev.lectern.ui.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A kit is opened by a student, thirty results come back to the instructor. */
@Timeout(120)
class ClassroomFxTest extends ConsoleJourney {

  @TempDir Path files;
  private Path kit;
  private List<Lab> labs;

  @BeforeEach
  void firstStart() throws IOException {
    labs =
        LabShelf.read().labs().stream()
            .filter(lab -> List.of("5.A", "7.B").contains(lab.id()))
            .toList();
    kit = files.resolve("autumn" + Kit.SUFFIX);
    // made in the data of this console, as its instructor would
    new Kits(new DataHome(data), Optional::empty)
        .shelf()
        .make(new KitShelf.Draft("Autumn class", 2, labs, Map.of(), List.of()), kit);
  }

  @Test
  void aKitThatWasAskedForIsOpenedAndLeft() throws IOException {
    new Kits(new DataHome(data), Optional::empty).ask(kit);
    start();
    until(() -> shown("#dialog-ok"));
    fire("#dialog-ok");
    interact(() -> console.window().open("class", ""));
    until(() -> shown("#class-kit") && text("#class-kit").equals("Autumn class"));
    until(() -> shown("#class-lab-5-A"));
    interact(() -> ((TextInputControl) node("#class-kit-title")).setText("Spring"));
    assertThat(read(() -> node("#class-make").isDisabled())).isTrue();
    fire("#class-lab-5-A");
    interact(() -> ((TextInputControl) node("#class-kit-variables")).setText("5.A nothing = 1"));
    assertThat(read(() -> text("#class-fault"))).contains("Lab 5.A draws no value nothing");
    interact(() -> ((TextInputControl) node("#class-kit-variables")).setText(""));
    assertThat(read(() -> node("#class-make").isDisabled())).isFalse();
    interact(() -> Pictures.take(stage.getScene(), "class-kit"));
    fire("#class-leave");
    until(() -> text("#class-kit").startsWith("No class kit"));
  }

  @Test
  void aHostileKitIsRefusedInWords() throws IOException {
    Path bad = files.resolve("bad" + Kit.SUFFIX);
    Files.writeString(bad, "no zip");
    new Kits(new DataHome(data), Optional::empty).ask(bad);
    start();
    until(() -> shown("#dialog"));
    assertThat(
            read(
                () ->
                    node("#dialog").lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList()))
        .anyMatch(said -> said.contains("no class kit, or it is damaged"));
  }

  @Test
  void thirtyResultsAreLoadedSideBySide() throws IOException {
    Path in = Files.createDirectory(files.resolve("in"));
    results(in);
    start();
    until(() -> shown("#s3-objects"));
    interact(() -> console.window().open("class", "results/" + in));
    until(() -> rows("#class-results") == 30);
    interact(
        () -> {
          TableView<?> table = table("#class-results");
          assertThat(table.getColumns())
              .hasSize(2 + labs.stream().mapToInt(lab -> lab.steps().size()).sum());
          focus(table, 4, 3);
        });
    assertThat(read(() -> text("#class-summary"))).contains("28 signed").contains("1 changed");
    until(() -> !((javafx.scene.layout.VBox) node("#class-evidence")).getChildren().isEmpty());
    interact(() -> Pictures.take(stage.getScene(), "class-results"));
    assertThat(read(() -> ((TabPane) node("#class-tabs")).getSelectionModel().getSelectedIndex()))
        .isEqualTo(1);
  }

  private static <T> void focus(TableView<T> table, int row, int column) {
    table.getFocusModel().focus(row, table.getColumns().get(column));
  }

  private void results(Path in) throws IOException {
    KitShelf shelf = new Kits(new DataHome(files.resolve("student")), Optional::empty).shelf();
    var _ = shelf.open(kit);
    Random random = new Random(1);
    Instant begun = Instant.now().minusSeconds(3600);
    for (int i = 0; i < 29; i++) {
      ProgressStore progress = new ProgressStore(files.resolve("p" + i));
      for (Lab lab : labs) {
        LabProgress done = LabProgress.begin(lab.id(), "the sandbox", begun, Map.of()).setUp();
        Instant at = begun;
        for (Step step : lab.steps()) {
          boolean passed = random.nextInt(10) < 7;
          at = at.plusSeconds(60 + random.nextInt(400));
          done =
              done.with(
                  step.id(),
                  new StepProgress(
                      passed ? StepState.PASSED : StepState.OPEN,
                      passed ? step.points() : 0,
                      random.nextInt(3),
                      1 + random.nextInt(4),
                      List.of(
                          new CheckResult(
                              passed,
                              "The bucket keeps versions",
                              passed ? "" : "Expected Enabled, found nothing.",
                              "")),
                      List.of(),
                      Map.of(),
                      passed ? at : null));
          if (!passed) {
            break;
          }
        }
        progress.save(done);
      }
      String name = "Student " + (char) ('A' + i % 26) + (i / 26 == 0 ? "" : "2");
      var _ = shelf.save(in.resolve(i + ResultsFile.SUFFIX), name, labs, progress);
    }
    Path first = in.resolve("0" + ResultsFile.SUFFIX);
    Files.writeString(
        first, Files.readString(first).replaceFirst("\"score\": \\d+", "\"score\": 999"));
    Files.writeString(in.resolve("x" + ResultsFile.SUFFIX), "?");
  }

  private String text(String id) {
    return ((Label) node(id)).getText();
  }
}
