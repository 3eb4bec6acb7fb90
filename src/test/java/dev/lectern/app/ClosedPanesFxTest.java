package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was closed is let go of: nothing that lives longer may listen for it. */
@Timeout(120)
class ClosedPanesFxTest extends ConsoleJourney {

  /** What a task or a frame that is on its way holds is let go of within some. */
  private static final int COLLECTIONS = 20;

  @Test
  void everyPaneIsForgottenOnceItIsClosed() {
    start();
    until(() -> rows("#s3-objects") > 3);
    Map<String, WeakReference<Node>> closed = new LinkedHashMap<>();
    for (String pane : PaneCatalog.ids()) {
      if (!pane.equals("s3")) {
        Node before = read(this::content);
        interact(() -> console.window().open(pane, ""));
        until(pane + " opened", () -> content() != before);
        closed.put(pane, new WeakReference<>(read(this::content)));
      }
    }
    interact(() -> console.window().open("s3", ""));
    act("Close the other tabs");
    until(() -> node("#shell-tab-sandbox") == null);
    for (int i = 0; i < COLLECTIONS && !closed.isEmpty(); i++) {
      System.gc();
      interact(() -> closed.values().removeIf(pane -> pane.refersTo(null)));
    }
    assertThat(closed.keySet()).as("still held").isEmpty();
  }

  private Node content() {
    return ((StackPane) node("#content"))
        .getChildren().stream().filter(Node::isVisible).findFirst().orElseThrow();
  }
}
