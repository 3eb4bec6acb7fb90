package dev.lectern.shell;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The open panes as tabs in the top bar; those that do not fit are under More. */
final class TabStrip extends HBox {

  private final Texts texts;
  private final OpenTabs tabs;
  private final MenuButton more = new MenuButton();
  private final MenuButton add = new MenuButton();
  private final List<HBox> shown = new ArrayList<>();
  private List<OpenTab> hidden = List.of();

  TabStrip(Texts texts, OpenTabs tabs, List<PaneDescriptor> panes) {
    this.texts = texts;
    this.tabs = tabs;
    setId("shell-tabs");
    getStyleClass().add("shell-tabs");
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
    CutTip.on(front);
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
    // a filter: the buttons in it keep their mouse events to themselves
    box.addEventFilter(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.MIDDLE) {
            tabs.close(tab);
          }
        });
    box.setOnContextMenuRequested(
        event -> {
          menu(tab).show(box, event.getScreenX(), event.getScreenY());
          event.consume();
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
    double room = getWidth() - add.prefWidth(-1) - getInsets().getLeft() - getInsets().getRight();
    double all = shown.stream().mapToDouble(box -> box.prefWidth(-1)).sum();
    if (all > room) {
      room -= more.prefWidth(-1);
    }
    // the tab in front is always there, cut where it must be: what it needs is not for others
    for (HBox box : shown) {
      double least = Math.floor(Math.min(box.prefWidth(-1), Math.max(0, room)));
      if (inFront(box) && box.getMinWidth() != least) {
        box.setMinWidth(least);
      }
    }
    room -= shown.stream().filter(TabStrip::inFront).mapToDouble(box -> box.prefWidth(-1)).sum();
    List<OpenTab> left = new ArrayList<>();
    for (HBox box : shown) {
      double width = box.prefWidth(-1);
      boolean fits = inFront(box) || (room >= width && left.isEmpty());
      show(box, fits);
      if (!fits) {
        left.add((OpenTab) box.getUserData());
      } else if (!inFront(box)) {
        room -= width;
      }
    }
    if (!left.equals(hidden)) {
      hidden = left;
      more.getItems().setAll(left.stream().map(this::item).toList());
    }
    show(more, !left.isEmpty());
    super.layoutChildren();
  }

  /** The tab in front with its title, and the buttons: what stands beside it gives way first. */
  @Override
  protected double computeMinWidth(double height) {
    double front =
        shown.stream().filter(TabStrip::inFront).mapToDouble(box -> box.prefWidth(-1)).sum();
    double buttons = add.prefWidth(-1) + (shown.size() > 1 ? more.prefWidth(-1) : 0);
    return snappedLeftInset() + snappedRightInset() + front + buttons;
  }

  private static boolean inFront(Node box) {
    return box.getStyleClass().contains("on");
  }

  private MenuItem item(OpenTab tab) {
    MenuItem item = new MenuItem(tab.descriptor().title(), Icons.of(tab.descriptor().icon()));
    item.setId("shell-more-" + tab.descriptor().id());
    item.setOnAction(event -> tabs.select(tab));
    return item;
  }

  private ContextMenu menu(OpenTab tab) {
    MenuItem close = new MenuItem(texts.get("tab.close", tab.descriptor().title()));
    close.setId("shell-tab-menu-close");
    close.setOnAction(event -> tabs.close(tab));
    MenuItem others = new MenuItem(texts.get("action.close-others"));
    others.setId("shell-tab-menu-others");
    others.setOnAction(event -> tabs.closeOthers(tab));
    others.setDisable(tabs.tabs().size() < 2);
    MenuItem reopen = new MenuItem(texts.get("action.reopen-tab"));
    reopen.setId("shell-tab-menu-reopen");
    reopen.setOnAction(event -> tabs.reopen());
    reopen.setDisable(tabs.closed().get().isEmpty());
    return new ContextMenu(close, others, reopen);
  }

  private static void show(Node node, boolean visible) {
    if (node.isVisible() != visible) {
      node.setVisible(visible);
      node.setManaged(visible);
    }
  }
}
