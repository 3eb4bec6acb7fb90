package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.PaneContext;
import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console as it is put together, over a sandbox with its samples: every explorer, every page of
 * the course, the Call Lens with every tab, the palette and the key list, in light and in dark. A
 * pane that is added to the catalog is walked too.
 */
class ConsoleWalkFxTest extends FxTest {

  @TempDir Path folder;
  private final List<String> faults = new ArrayList<>();
  private CssLog css;
  private AppContext console;

  @BeforeEach
  void openConsole() {
    css = new CssLog();
    DataHome home = new DataHome(folder);
    interact(
        () -> {
          console = new AppContext(home, PaneCatalog::all, new NoDesktop());
          console.open(stage, Backstage.start(home, console.factory()));
        });
    until(() -> node("#shell-tab-s3") != null && node("#s3-objects") != null);
  }

  @AfterEach
  void closeConsole() {
    interact(() -> console.close());
    css.close();
  }

  @Test
  void everythingThatIsShownIsNamedLegibleAndStyled() {
    for (String mode : List.of("light", "dark")) {
      interact(() -> choose("shell-theme-" + mode));
      walk(mode + " explorer");
      interact(() -> console.window().find("s3-transfers"));
      robot.push(KeyCode.ENTER);
      until(() -> node("#s3-transfers-list") != null);
      walk(mode + " explorer with transfers");
      interact(() -> ((ButtonBase) node("#s3-transfers")).fire());
      PaneCatalog.all(Optional::empty)
          .forEach(
              pane -> {
                interact(() -> console.window().open(pane.id(), ""));
                walk(mode + " " + pane.id());
              });
      demos(mode);
      desk(mode);
      for (int module = 3; module <= 14; module++) {
        String id = "module-" + module;
        interact(() -> console.window().open(id, ""));
        walk(mode + " " + id);
      }
      lens(mode);
      robot.push(KeyCode.SHORTCUT, KeyCode.K);
      walk(mode + " palette");
      robot.push(KeyCode.ESCAPE);
      robot.push(KeyCode.F1);
      walk(mode + " keys");
      robot.push(KeyCode.ESCAPE);
    }
    css.warnings().forEach(warning -> faults.add("CSS: " + warning));
    assertThat(faults.stream().distinct().toList()).isEmpty();
  }

  private void demos(String mode) {
    interact(() -> console.window().open("demos", ""));
    until(() -> node("#demo-set-up").isVisible());
    walk(mode + " demos");
    fire("#demo-set-up");
    until(() -> node("#demo-perform") != null && !node("#demo-perform").isDisabled());
    walk(mode + " demo, set up");
    fire("#demo-perform");
    until(() -> node("#demo-show-2") != null && !node("#demo-perform").isDisabled());
    walk(mode + " demo, a step done");
    fire("#demo-reset");
    until(() -> node("#demo-perform") == null);
  }

  private void desk(String mode) {
    interact(() -> console.window().open("sandbox", ""));
    walk(mode + " sandbox desk");
    interact(() -> preset("sandbox-preset-s3-slow-down"));
    until(() -> node("#sandbox-fault-banner").isVisible());
    walk(mode + " sandbox desk with a fault");
    fire("#sandbox-jump-month");
    walk(mode + " sandbox desk with a jump");
    fire("#sandbox-fault-add");
    until(() -> node("#sandbox-fault-kind") != null);
    walk(mode + " sandbox fault form");
    robot.push(KeyCode.ESCAPE);
    fire("#sandbox-fault-banner-off");
    until(() -> !node("#sandbox-fault-banner").isVisible());
    TabPane tabs = (TabPane) read(() -> node("#sandbox-tabs"));
    interact(() -> tabs.getSelectionModel().select(1));
    for (int stage = 0; stage < 8; stage++) {
      walk(mode + " simulation mode, stage " + stage);
      fire("#sandbox-film-step");
    }
    interact(() -> tabs.getSelectionModel().select(0));
  }

  private void preset(String item) {
    ((MenuButton) node("#sandbox-presets"))
        .getItems().stream()
            .filter(each -> item.equals(each.getId()))
            .findFirst()
            .ifPresent(MenuItem::fire);
  }

  private void lens(String mode) {
    interact(() -> console.window().open("s3", null));
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    walk(mode + " lens, low");
    fire("#calls-resize");
    until(() -> node("#call-tabs") != null);
    interact(() -> ((ListView<?>) node("#calls-list")).getSelectionModel().selectFirst());
    TabPane tabs = (TabPane) read(() -> node("#call-tabs"));
    for (int i = 0; i < tabs.getTabs().size(); i++) {
      int tab = i;
      interact(() -> tabs.getSelectionModel().select(tab));
      walk(mode + " lens, " + tabs.getTabs().get(tab).getId());
    }
    fire("#calls-resize");
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
  }

  private void walk(String where) {
    interact(
        () -> {
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
        });
    read(() -> NodeWalk.faults(stage.getScene().getRoot()))
        .forEach(fault -> faults.add(where + ": " + fault));
  }

  private Node node(String id) {
    return stage.getScene().lookup(id);
  }

  private void fire(String id) {
    interact(() -> ((ButtonBase) node(id)).fire());
  }

  private void choose(String item) {
    ((MenuButton) node("#shell-look"))
        .getItems().stream()
            .filter(each -> item.equals(each.getId()))
            .findFirst()
            .ifPresent(MenuItem::fire);
  }

  private record NoDesktop() implements PaneContext.Desktop {
    @Override
    public void copy(String text) {}

    @Override
    public void browse(String url) {}
  }
}
