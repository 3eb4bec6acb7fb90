package dev.lectern.pane.demos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.DemoDesk;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
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
    DemosViewModel[] model = new DemosViewModel[1];
    Parent[] view = new Parent[1];
    interact(
        () -> {
          tasks = new FxTaskRunner(problem -> {});
          model[0] = new DemosViewModel(desk(), tasks, () -> {}, new HashMap<>(), "");
          DemosController controller =
              new DemosController(
                  model[0], none(Shell.class), none(Desktop.class), Texts.of("demos"));
          view[0] =
              (Parent)
                  Views.load("demos", "demos", Map.of(DemosController.class, () -> controller))
                      .root();
        });
    show(view[0]);
    assertThat(read(this::words)).doesNotContain("No demo");
    interact(() -> model[0].load());
    until(() -> words().contains("No demo"));
  }

  private List<String> words() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private static DemoDesk desk() {
    return (DemoDesk)
        Proxy.newProxyInstance(
            DemoDesk.class.getClassLoader(),
            new Class<?>[] {DemoDesk.class},
            (proxy, method, arguments) -> new DemoDesk.Catalogue(List.of(), List.of()));
  }

  private static <T> T none(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
  }
}
