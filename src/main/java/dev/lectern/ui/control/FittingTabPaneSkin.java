package dev.lectern.ui.control;

import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.control.skin.TabPaneSkin;
import javafx.scene.layout.Region;

/**
 * Tabs with the menu of all tabs only while they do not fit. JavaFX's own counts the arrow of the
 * menu to what must fit, so that the arrow, once there, stays in a strip that has room for the tabs
 * but not for both; then it depends on how the window came to its width. To be set before the first
 * style sheet is applied: exchanged later, JavaFX 26 leaves scroll panes inside the tabs without
 * theirs.
 */
public final class FittingTabPaneSkin extends TabPaneSkin {

  /** What JavaFX leaves free beside the tabs ({@code TabPaneSkin.SPACER}). */
  private static final double SPACER = 10;

  /** A new skin of these tabs. */
  public FittingTabPaneSkin(TabPane control) {
    super(control);
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    super.layoutChildren(x, y, width, height);
    // not by lookup: a tab pane inside a tab has such a part too, and comes first
    getChildren().stream()
        .filter(child -> child.getStyleClass().contains("tab-header-area"))
        .findFirst()
        .ifPresent(strip -> fit((Region) strip));
  }

  private void fit(Region strip) {
    if (getSkinnable().getSide().isHorizontal()
        && strip.lookup(".headers-region") instanceof Region tabs
        && strip.lookup(".control-buttons-tab") instanceof Region menu
        && menu.isVisible()
        && strip.snappedLeftInset() + snapSizeX(tabs.prefWidth(-1)) + SPACER < strip.getWidth()) {
      menu.setPrefWidth(0);
      tabs.requestLayout();
      strip.layout();
      menu.setPrefWidth(Region.USE_COMPUTED_SIZE);
      // what is hidden now still remembers how wide it was
      menu.getChildrenUnmodifiable().forEach(part -> ((Parent) part).requestLayout());
    }
  }
}
