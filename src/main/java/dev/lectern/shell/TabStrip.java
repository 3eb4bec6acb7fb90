package dev.lectern.shell;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The open panes as tabs in the top bar; those that do not fit are under More. */
final class TabStrip extends HBox {

  private final Texts texts;
  private final OpenTabs tabs;
  private final MenuButton more = new MenuButton();
  private final MenuButton add = new MenuButton();
  private final List<HBox> shown = new ArrayList<>();

  TabStrip(Texts texts, OpenTabs tabs, List<PaneDescriptor> panes) {
    this.texts = texts;
    this.tabs = tabs;
    setId("shell-tabs");
    getStyleClass().add("shell-tabs");
    setMinWidth(0);
    more.setId("shell-more-tabs");
    Icons.only(more, "fth-more-horizontal", texts.get("tab.more"));
    add.setId("shell-add-tab");
    Icons.only(add, "fth-plus", texts.get("tab.open"));
    for (MenuButton button : List.of(more, add)) {
      button.getStyleClass().addAll("flat", "no-arrow");
    }
    for (PaneDescriptor pane : panes) {
      MenuItem item = new MenuItem(pane.title(), Icons.of(pane.icon()));
      item.setId("shell-add-" + pane.id());
      item.setOnAction(event -> tabs.open(pane.id(), null));
      add.getItems().add(item);
    }
    tabs.tabs().addListener((ListChangeListener<OpenTab>) change -> build());
    tabs.selected().addListener((o, before, now) -> mark());
    build();
  }

  private void build() {
    shown.clear();
    for (OpenTab tab : tabs.tabs()) {
      shown.add(tab(tab));
    }
    getChildren().setAll(shown);
    getChildren().addAll(more, add);
    mark();
  }

  private HBox tab(OpenTab tab) {
    PaneDescriptor descriptor = tab.descriptor();
    Button front = new Button(descriptor.title(), Icons.of(descriptor.icon()));
    front.setId("shell-tab-" + descriptor.id());
    front.getStyleClass().addAll("flat", "shell-tab-button");
    front.setAccessibleText(descriptor.title());
    front.setOnAction(event -> tabs.select(tab));
    Button close =
        Icons.button(
            "shell-close-" + descriptor.id(),
            "fth-x",
            texts.get("tab.close", descriptor.title()),
            () -> tabs.close(tab));
    close.getStyleClass().addAll("small", "shell-tab-close");
    HBox box = new HBox(front, close);
    box.getStyleClass().add("shell-tab");
    box.setUserData(tab);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.MIDDLE) {
            tabs.close(tab);
          }
        });
    return box;
  }

  private void mark() {
    for (HBox box : shown) {
      boolean front = box.getUserData() == tabs.selected().get();
      box.getStyleClass().removeAll("on");
      if (front) {
        box.getStyleClass().add("on");
      }
      box.getChildren().getFirst().setAccessibleHelp(front ? texts.get("crumbs") : null);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - add.prefWidth(-1) - more.prefWidth(-1) - getInsets().getLeft();
    List<MenuItem> hidden = new ArrayList<>();
    for (HBox box : shown) {
      double width = box.prefWidth(-1);
      boolean fits = room >= width || box.getStyleClass().contains("on");
      show(box, fits);
      if (fits) {
        room -= width;
      } else {
        OpenTab tab = (OpenTab) box.getUserData();
        MenuItem item = new MenuItem(tab.descriptor().title(), Icons.of(tab.descriptor().icon()));
        item.setOnAction(event -> tabs.select(tab));
        hidden.add(item);
      }
    }
    if (hidden.size() != more.getItems().size()) {
      more.getItems().setAll(hidden);
    }
    show(more, !hidden.isEmpty());
    super.layoutChildren();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  private static void show(Node node, boolean visible) {
    if (node.isVisible() != visible) {
      node.setVisible(visible);
      node.setManaged(visible);
    }
  }
}
