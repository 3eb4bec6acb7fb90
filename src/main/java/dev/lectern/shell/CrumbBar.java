package dev.lectern.shell;

import dev.lectern.pane.Pane;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Where the user is in the pane in front, and the pane's tools at the right. */
final class CrumbBar extends HBox {

  private final HBox crumbs =
      new HBox() {
        @Override
        protected double computeMinWidth(double height) {
          // tools fold before the way is cut, but a long way leaves them half of the bar
          return Math.min(computePrefWidth(height), CrumbBar.this.getWidth() / 2);
        }
      };
  private final ChangeListener<List<Pane.Crumb>> listener = (o, before, now) -> fill(now);
  private @Nullable Pane pane;

  CrumbBar(Texts texts) {
    setId("shell-crumbs");
    getStyleClass().add("shell-crumbs");
    crumbs.getStyleClass().add("crumbs");
    crumbs.setAccessibleText(texts.get("crumbs"));
    widthProperty().subscribe(crumbs::requestLayout);
  }

  /** Shows another pane's way and tools; null for none. */
  void show(@Nullable Pane next) {
    if (pane != null) {
      pane.crumbs().removeListener(listener);
    }
    pane = next;
    getChildren().clear();
    if (next == null) {
      return;
    }
    next.crumbs().addListener(listener);
    fill(next.crumbs().getValue());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Node tools = next.tools();
    getChildren().addAll(crumbs, gap, tools);
  }

  private void fill(List<Pane.Crumb> way) {
    crumbs.getChildren().clear();
    for (int i = 0; i < way.size(); i++) {
      Pane.Crumb crumb = way.get(i);
      if (i > 0) {
        crumbs.getChildren().add(Icons.of("fth-chevron-right"));
      }
      if (i == way.size() - 1) {
        Label here = new Label(crumb.text());
        here.getStyleClass().add("heading");
        here.setTooltip(new Tooltip(crumb.text()));
        crumbs.getChildren().add(here);
      } else {
        Hyperlink link = new Hyperlink(crumb.text());
        link.setId("shell-crumb-" + i);
        link.setAccessibleText(crumb.text());
        link.setOnAction(event -> crumb.open().run());
        link.setMinWidth(Region.USE_PREF_SIZE);
        crumbs.getChildren().add(link);
      }
    }
  }
}
