package dev.lectern.pane.demos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.Demo;
import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.DemoDesk.Outcome;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemosControllerFxTest extends FxTest {

  private FxTaskRunner tasks;

  @AfterEach
  void stop() {
    interact(() -> tasks.close());
  }

  @Test
  void thatThereAreNoDemosIsSaidOnlyOnceThatIsKnown() {
    DemosViewModel model = open(desk(List.of(), () -> new Outcome(true, "", "")));
    assertThat(read(this::words)).doesNotContain("No demo");
    interact(model::load);
    until(() -> words().contains("No demo"));
  }

  private DemosViewModel open(DemoDesk desk) {
    DemosViewModel[] model = new DemosViewModel[1];
    Parent[] view = new Parent[1];
    interact(
        () -> {
          tasks = new FxTaskRunner(problem -> {});
          model[0] = new DemosViewModel(desk, tasks, () -> {}, new HashMap<>(), "");
          DemosController controller =
              new DemosController(
                  model[0], none(Shell.class), none(Desktop.class), Texts.of("demos"));
          view[0] =
              (Parent)
                  Views.load("demos", "demos", Map.of(DemosController.class, () -> controller))
                      .root();
        });
    show(view[0]);
    return model[0];
  }

  @Test
  void aStepThatIsProvedUndoneDoesNotCountAsDoneByHand() {
    Outcome[] found = {new Outcome(false, "a bucket", "none")};
    DemosViewModel model = open(desk(List.of(demo()), () -> found[0]));
    interact(model::load);
    interact(model::setUp);
    until(() -> shown("#demo-by-hand"));

    fire("#demo-way");
    fire("#demo-by-hand");
    until(() -> shown("#demo-undone"));
    assertThat(read(() -> shown("#demo-way-text"))).as("what was being read").isTrue();
    assertThat(read(() -> model.standProperty().get().done())).isEmpty();
    assertThat(read(this::words))
        .anyMatch(text -> text.contains("Looked for a bucket; found none"));

    found[0] = new Outcome(true, "a bucket", "a bucket");
    until(() -> !model.busyProperty().get());
    fire("#demo-by-hand");
    until(() -> model.standProperty().get().done().size() == 1);
    assertThat(read(() -> shown("#demo-undone"))).isFalse();
  }

  @Test
  void aStepThatIsLeftOutIsMarked() {
    DemosViewModel model =
        open(desk(List.of(demo()), () -> new Outcome(false, "a bucket", "none")));
    interact(model::load);
    interact(model::setUp);
    until(() -> shown("#demo-by-hand"));
    fire("#demo-by-hand");
    until(() -> shown("#demo-skip") && !model.busyProperty().get());
    fire("#demo-skip");
    until(() -> model.standProperty().get().done().size() == 1);
    assertThat(read(() -> model.standProperty().get().done().getFirst().asExpected())).isFalse();
  }

  @Test
  void theKeyboardGoesOnToTheNextStep() {
    DemosViewModel model =
        open(desk(List.of(demo()), () -> new Outcome(true, "a bucket", "a bucket")));
    interact(model::load);
    until(() -> shown("#demo-set-up"));
    interact(() -> node("#demo-set-up").requestFocus());
    fire("#demo-set-up");
    until(() -> focused().equals("demo-perform"));
    interact(() -> node("#demo-by-hand").requestFocus());
    fire("#demo-by-hand");
    until(() -> model.standProperty().get().done().size() == 1 && !model.busyProperty().get());
    assertThat(read(this::focused)).isEqualTo("demo-by-hand");
    fire("#demo-by-hand");
    until(() -> model.standProperty().get().done().size() == 2 && !model.busyProperty().get());
    assertThat(read(this::focused)).as("nothing is left to do").isEqualTo("demos-list");
  }

  private String focused() {
    Node owner = stage.getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  private Node node(String id) {
    return stage.getScene().getRoot().lookup(id);
  }

  private boolean shown(String id) {
    return stage.getScene().getRoot().lookup(id) != null;
  }

  private void fire(String id) {
    interact(() -> ((ButtonBase) stage.getScene().getRoot().lookup(id)).fire());
  }

  private static Demo demo() {
    DemoStep step =
        new DemoStep(
            "Make a bucket",
            "",
            "A bucket.",
            "",
            "",
            "",
            List.of(),
            "",
            null,
            List.of(),
            List.of(),
            "");
    return new Demo(
        Path.of("demos"),
        "1.1",
        1,
        "Buckets",
        5,
        "",
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(step, step));
  }

  private List<String> words() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private static DemoDesk desk(List<Demo> demos, Supplier<Outcome> look) {
    return (DemoDesk)
        Proxy.newProxyInstance(
            DemoDesk.class.getClassLoader(),
            new Class<?>[] {DemoDesk.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "demos" -> new DemoDesk.Catalogue(demos, List.of());
                  case "look" -> look.get();
                  default -> null;
                });
  }

  private static <T> T none(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
  }
}
