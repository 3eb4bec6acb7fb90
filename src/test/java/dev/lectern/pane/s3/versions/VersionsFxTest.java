package dev.lectern.pane.s3.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.theme.ThemeManager.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionsFxTest extends FxTest {

  private final FakeVersions gateway = new FakeVersions();
  private final FakeContext dialogs = new FakeContext();
  private final List<String> shown = new ArrayList<>();
  private FxTaskRunner tasks;
  private VersionsViewModel model;

  @BeforeEach
  void open() {
    tasks = new FxTaskRunner(dialogs::problem);
    VersionsView[] view = new VersionsView[1];
    interact(
        () -> {
          model =
              new VersionsViewModel(
                  gateway, tasks, dialogs, new SimpleStringProperty("Enabled"), () -> {});
          view[0] = new VersionsView(model, tasks, shown::add);
        });
    show((Parent) view[0].node(), 620, 700);
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  private void load() {
    interact(() -> model.show("dv-7f3a-data", "cfg.json"));
    until(() -> model.stateProperty().get() instanceof VersionsViewModel.State.Ready);
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return read(() -> type.cast(stage.getScene().lookup("#" + id)));
  }

  @Test
  void twoVersionsAreComparedByKeyboard() {
    gateway
        .with("hG2vN8xqJ4kTfDa3J", true, "")
        .with(
            "Pq7mT1ZsB2mFw9LcE",
            false,
            "{\n  \"service\": \"orders\",\n  \"stage\": \"prod\",\n  \"retry\": {\n    \"maxAttempts\": 3,\n    \"mode\": \"standard\"\n  },\n  \"timeoutMs\": 2500\n}")
        .with("Xe4kRb0uU7yGN2vHy", false, "{\"x\":1}")
        .with(
            "null",
            false,
            "{\n  \"service\": \"orders\",\n  \"stage\": \"test\",\n  \"retry\": {\n    \"maxAttempts\": 5\n  },\n  \"timeoutMs\": 900,\n  \"debug\": true\n}");
    load();
    ListView<?> list = find("s3-versions-list", ListView.class);
    assertThat(find("s3-version-remove", Button.class).getText()).isEqualTo("Restore");
    interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().clearAndSelect(1);
        });
    robot.push(KeyCode.C);
    interact(() -> list.getSelectionModel().clearAndSelect(3));
    robot.push(KeyCode.C);
    until(() -> model.comparisonProperty().get() instanceof Comparison.Text);
    assertThat(read(list::isFocused)).isTrue();
    ListView<?> diff = find("s3-versions-diff", ListView.class);
    assertThat(read(() -> diff.getItems().size())).isEqualTo(10);
    int first = read(() -> diff.getSelectionModel().getSelectedIndex());
    interact(() -> find("s3-comparison-next", Button.class).fire());
    assertThat(read(() -> diff.getSelectionModel().getSelectedIndex())).isGreaterThan(first);
    interact(() -> list.getSelectionModel().clearAndSelect(0));
    for (Mode mode : Mode.values()) {
      if (mode != Mode.SYSTEM) {
        Screens.shot(stage, theme, "s3-versions", mode, 620, 700);
      }
    }
    Screens.shot(stage, theme, "s3-versions", Mode.LIGHT, 420, 640);
    interact(() -> list.getSelectionModel().clearAndSelect(1));
    interact(() -> find("s3-version-details", Button.class).fire());
    assertThat(shown).containsExactly("Pq7mT1ZsB2mFw9LcE");
  }

  /** The button that was pressed goes with the marker: the keyboard must not go with it. */
  @Test
  void afterARestoreByItsButtonTheKeyboardIsOnTheVersions() {
    gateway.with("two", true, "").with("one", false, "a");
    load();
    Button pressed = find("s3-version-remove", Button.class);
    // as in the window, where the versions are not the first thing that takes the keyboard
    interact(
        () -> {
          Parent all = stage.getScene().getRoot();
          VBox under = new VBox(new Button("first"));
          stage.getScene().setRoot(under);
          under.getChildren().add(all);
          pressed.requestFocus();
        });
    robot.push(KeyCode.SPACE);
    until(() -> find("s3-version-remove", Button.class) != pressed);
    until(() -> model.stateProperty().get() instanceof VersionsViewModel.State.Ready);
    ListView<?> list = find("s3-versions-list", ListView.class);
    assertThat(read(list::isFocused)).isTrue();
  }

  @Test
  void whereAVersionWasRemovedTheNextOneIsChosen() {
    gateway.with("four", false, "d").with("three", false, "c").with("two", false, "b");
    gateway.with("one", false, "a");
    load();
    ListView<?> list = find("s3-versions-list", ListView.class);
    for (String next : List.of("two", "one", "four")) {
      interact(
          () -> {
            int at = list.getSelectionModel().getSelectedIndex();
            list.getSelectionModel().clearAndSelect(at == 0 ? 1 : at);
            model.remove(model.rows().get(list.getSelectionModel().getSelectedIndex()));
          });
      until(
          () ->
              list.getSelectionModel().getSelectedItem() instanceof VersionRow row
                  && row.id().equals(next));
      until(() -> model.stateProperty().get() instanceof VersionsViewModel.State.Ready);
    }
    gateway.with("zero", false, "z");
    interact(() -> model.show("dv-7f3a-data", "other.json"));
    until(() -> list.getSelectionModel().getSelectedIndex() == 0);
  }

  @Test
  void theVersionsStayInSightWhenTheCardsLeaveNoRoomBesideAComparison() {
    gateway.with("two", false, "b").with("one", false, "a");
    load();
    interact(
        () -> {
          stage.setWidth(440);
          stage.setHeight(560);
          find("s3-versions-list", ListView.class).getSelectionModel().clearAndSelect(1);
          model.rows().forEach(model::toggleCompared);
        });
    until(() -> model.comparisonProperty().get() instanceof Comparison.Text);
    ListView<?> list = find("s3-versions-list", ListView.class);
    until(() -> list.getHeight() >= 2 * list.getFixedCellSize());
    Screens.shot(stage, theme, "s3-versions-narrow", Mode.LIGHT, 440, 560);
  }

  @Test
  void linesOfAnyLengthScrollToTheSideAndOneColumnIsUsedWhereThereIsNoRoomForTwo() {
    gateway.with("two", false, "short\n" + "x".repeat(200_000) + "end").with("one", false, "short");
    load();
    interact(() -> model.rows().forEach(model::toggleCompared));
    until(() -> model.comparisonProperty().get() instanceof Comparison.Text);
    ScrollBar across = find("s3-versions-diff-across", ScrollBar.class);
    assertThat(read(across::isVisible)).isTrue();
    ListView<?> diff = find("s3-versions-diff", ListView.class);
    interact(diff::requestFocus);
    robot.push(KeyCode.RIGHT);
    assertThat(read(across::getValue)).isEqualTo(8.0);
    interact(() -> across.setValue(across.getMax()));
    assertThat(read(() -> texts(diff))).contains("end").doesNotContain("short");
    assertThat(read(() -> texts(diff).length())).isLessThan(2_000);
    assertThat(read(() -> diff.getItems().size())).isEqualTo(2);
    interact(() -> stage.setWidth(440));
    until(() -> diff.getWidth() < 480);
    LineDiff.Line added = (LineDiff.Line) read(() -> diff.getItems().getLast());
    assertThat(added.before()).isEqualTo(LineDiff.Side.NONE);
    interact(() -> find("s3-comparison-enlarge", Button.class).fire());
    assertThat(find("s3-versions-list", ListView.class)).isNull();
    interact(() -> find("s3-comparison-enlarge", Button.class).fire());
    assertThat(find("s3-versions-list", ListView.class)).isNotNull();
  }

  private static String texts(ListView<?> diff) {
    return diff.lookupAll(".diff-text").stream()
        .map(node -> ((javafx.scene.text.Text) node).getText())
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void aDeleteMarkerIsAnEmptySideAndEqualVersionsSaySo() {
    gateway
        .with("marker", true, "")
        .with("two", false, "{\"a\": 1}")
        .with("one", false, "{\"a\": 1}");
    load();
    interact(() -> model.toggleCompared(model.rows().get(0)));
    interact(() -> model.toggleCompared(model.rows().get(1)));
    until(() -> model.comparisonProperty().get() instanceof Comparison.Text);
    Comparison.Text text = (Comparison.Text) model.comparisonProperty().get();
    assertThat(text.added()).isZero();
    assertThat(text.removed()).isEqualTo(3);
    interact(() -> model.toggleCompared(model.rows().get(0)));
    interact(() -> model.toggleCompared(model.rows().get(2)));
    until(() -> find("s3-comparison-note", Label.class).getText().startsWith("No line differs"));
  }

  @Test
  void picturesStandSideBySideAndOthersByTheirHashes() throws IOException {
    gateway.with("two", false, "b").with("one", false, "a").with("zip", false, "z");
    gateway.contents.put("two", picture(0x2da44e));
    gateway.contents.put("one", picture(0xcf222e));
    gateway.contents.put(
        "zip",
        new VersionsGateway.Content(
            new byte[] {'P', 'K', 3, 4, 0, 0}, 6, "application/zip", Map.of("CRC64NVME", "AA=")));
    load();
    interact(() -> model.toggleCompared(model.rows().get(0)));
    interact(() -> model.toggleCompared(model.rows().get(1)));
    until(() -> model.comparisonProperty().get() instanceof Comparison.Pictures);
    until(
        () ->
            stage.getScene().getRoot().lookupAll(".picture-view .image-view").stream()
                    .filter(view -> ((ImageView) view).getImage() != null)
                    .count()
                == 2);
    Screens.shot(stage, theme, "s3-versions-pictures", Mode.LIGHT, 620, 700);
    interact(() -> model.toggleCompared(model.rows().get(2)));
    until(() -> model.comparisonProperty().get() instanceof Comparison.Other);
    Screens.shot(stage, theme, "s3-versions-other", Mode.LIGHT, 620, 700);
  }

  private static VersionsGateway.Content picture(int color) throws IOException {
    var image =
        new java.awt.image.BufferedImage(320, 200, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 320; x++) {
      for (int y = 0; y < 200; y++) {
        image.setRGB(x, y, (x / 20 + y / 20) % 2 == 0 ? color : 0xf6f8fa);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    javax.imageio.ImageIO.write(image, "png", out);
    return new VersionsGateway.Content(out.toByteArray(), out.size(), "image/png", Map.of());
  }

  @Test
  void moreThanAThousandVersionsHaveAButtonForTheRest() {
    for (int i = 0; i < 1_200; i++) {
      gateway.with("version-" + i, false, "text " + i);
    }
    load();
    assertThat(find("s3-versions-more", Button.class).isVisible()).isTrue();
    interact(() -> find("s3-versions-more", Button.class).fire());
    until(() -> model.rows().size() == 1_200);
    assertThat(find("s3-versions-more", Button.class).isVisible()).isFalse();
  }
}
