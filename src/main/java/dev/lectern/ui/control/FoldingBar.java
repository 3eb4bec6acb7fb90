package dev.lectern.ui.control;

import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Tools in a row; those that there is no room for are in a menu at its end. The last one, which
 * should be what is done most, stays to the end; words that only tell something go last of all the
 * others. FX thread.
 */
public final class FoldingBar extends Region {

  private static final double GAP = 8;
  private static final String FOLDED = "-folded";

  private final List<Slot> slots = new ArrayList<>();
  private final MenuButton more = new MenuButton();

  /** Holds one tool: whether the tool itself is visible says whether it is wanted at all. */
  private static final class Slot extends StackPane {

    private final Node tool;

    Slot(Node tool) {
      super(tool);
      this.tool = tool;
      setPickOnBounds(false);
    }

    boolean wanted() {
      return tool.isVisible();
    }

    boolean does() {
      return tool instanceof ButtonBase;
    }
  }

  /**
   * An empty row.
   *
   * @param id of its menu
   */
  public FoldingBar(String id) {
    Icons.only(more, "fth-more-horizontal", Texts.of("control").get("bar.more"));
    more.setId(id);
    more.getStyleClass().addAll("flat", "no-arrow");
    more.setVisible(false);
    more.setOnShowing(event -> more.getItems().setAll(folded()));
    // a menu button without items does not open
    more.getItems().add(new MenuItem());
    getChildren().add(more);
  }

  /** Adds tools at the end. */
  public void add(Node... tools) {
    for (Node tool : tools) {
      Slot slot = new Slot(tool);
      tool.visibleProperty().addListener((o, before, now) -> requestLayout());
      slots.add(slot);
      getChildren().add(getChildren().size() - 1, slot);
    }
  }

  private List<MenuItem> folded() {
    List<MenuItem> items = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.wanted() && !slot.isVisible()) {
        items.addAll(items(slot.tool));
      }
    }
    return items;
  }

  private static List<MenuItem> items(Node tool) {
    List<MenuItem> items = new ArrayList<>();
    if (tool instanceof Pane group) {
      group.getChildren().stream()
          .filter(Node::isVisible)
          .forEach(each -> items.addAll(items(each)));
      return items;
    }
    if (!(tool instanceof MenuButton) || ActionButtons.does(tool)) {
      items.add(item(tool));
    }
    if (tool instanceof MenuButton menu) {
      menu.getItems().forEach(each -> items.add(copy(each)));
    }
    return items;
  }

  private static MenuItem item(Node tool) {
    MenuItem item = new MenuItem(words(tool));
    item.setId(tool.getId() + FOLDED);
    if (tool instanceof Labeled labeled && labeled.getGraphic() instanceof FontIcon icon) {
      item.setGraphic(Icons.of(icon.getIconLiteral()));
    }
    item.setDisable(tool.isDisabled() || !(tool instanceof ButtonBase));
    if (tool instanceof ButtonBase button) {
      item.setOnAction(event -> button.fire());
    }
    return item;
  }

  private static MenuItem copy(MenuItem of) {
    MenuItem item = new MenuItem(of.getText());
    item.setId(of.getId() + FOLDED);
    if (of.getGraphic() instanceof FontIcon icon) {
      item.setGraphic(Icons.of(icon.getIconLiteral()));
    }
    item.setDisable(of.isDisable());
    item.setOnAction(event -> of.fire());
    return item;
  }

  private static String words(Node tool) {
    String text = tool instanceof Labeled labeled ? labeled.getText() : "";
    String said = tool.getAccessibleText();
    return said != null && (text == null || text.length() < said.length()) ? said : text;
  }

  private List<Slot> wanted() {
    return slots.stream().filter(Slot::wanted).toList();
  }

  private static double width(List<Slot> row) {
    double width = 0;
    for (Slot slot : row) {
      width += Math.ceil(slot.prefWidth(-1)) + GAP;
    }
    return Math.max(0, width - GAP);
  }

  @Override
  protected double computePrefWidth(double height) {
    return insets() + width(wanted());
  }

  @Override
  protected double computeMinWidth(double height) {
    List<Slot> wanted = wanted();
    if (wanted.size() < 2) {
      return insets() + width(wanted);
    }
    double least = Math.ceil(more.prefWidth(-1)) + GAP + width(List.of(wanted.getLast()));
    return insets() + Math.min(least, width(wanted));
  }

  @Override
  protected double computeMaxWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    double height = more.prefHeight(-1);
    for (Slot slot : slots) {
      height = Math.max(height, slot.prefHeight(-1));
    }
    return height + getInsets().getTop() + getInsets().getBottom();
  }

  private double insets() {
    return getInsets().getLeft() + getInsets().getRight();
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - insets();
    List<Slot> row = new ArrayList<>(wanted());
    boolean folds = width(row) > room + 1;
    double moreWidth = Math.ceil(more.prefWidth(-1));
    if (folds) {
      fold(row, room - moreWidth - GAP);
    }
    slots.forEach(slot -> slot.setVisible(row.contains(slot)));
    more.setVisible(folds);
    double height = getHeight() - getInsets().getTop() - getInsets().getBottom();
    double x = getWidth() - getInsets().getRight();
    for (int i = row.size() - 1; i >= 0; i--) {
      Slot slot = row.get(i);
      double width = Math.min(room, Math.ceil(slot.prefWidth(-1)));
      x -= width;
      place(slot, x, width, height);
      x -= GAP;
      if (folds && i == row.size() - 1) {
        x -= moreWidth;
        place(more, x, moreWidth, height);
        x -= GAP;
      }
    }
  }

  private static void fold(List<Slot> row, double room) {
    for (boolean doing : new boolean[] {true, false}) {
      for (Slot slot : List.copyOf(row)) {
        if (width(row) > room && slot.does() == doing && slot != row.getLast()) {
          row.remove(slot);
        }
      }
    }
  }

  private void place(Node node, double x, double width, double height) {
    layoutInArea(
        node,
        x,
        getInsets().getTop(),
        width,
        height,
        0,
        null,
        false,
        false,
        HPos.LEFT,
        VPos.CENTER);
  }
}
