package dev.lectern.shell;

import atlantafx.base.controls.CustomTextField;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Every action by a few letters of its name. FX thread. */
final class Palette extends StackPane {

  private static final double WIDTH = 560;
  private static final double ROW = 32;
  private static final int ROWS = 12;

  /** A word in a name counts so much more than one beside it. */
  private static final int FAR = 8;

  private record Found(Action action, Fuzzy.Hit hit) {}

  private final Texts texts;
  private final Supplier<List<Action>> actions;
  private final Predicate<Action> far;
  private final CustomTextField field = new CustomTextField();
  private final Label count = new Label();
  private final ListView<Found> list = new ListView<>();
  private final Label none = new Label();
  private final Thesaurus same;
  private @Nullable Node before;

  /**
   * @param far whether an action is done somewhere else: it comes behind those that fit as well
   */
  Palette(Texts texts, Supplier<List<Action>> actions, Predicate<Action> far) {
    this.texts = texts;
    this.actions = actions;
    this.far = far;
    same = new Thesaurus(texts.get("palette.same"), texts.get("palette.small"));
    setId("palette");
    getStyleClass().add("palette-layer");
    setVisible(false);
    setOnMousePressed(
        event -> {
          if (event.getTarget() == this) {
            close();
          }
        });
  }

  /** When it is first opened: the first window does not wait for what it does not show. */
  private void build() {
    field.setId("palette-query");
    field.setPromptText(texts.get("palette.prompt"));
    field.setAccessibleText(texts.get("palette.title"));
    field.setLeft(Icons.of("fth-search"));
    count.getStyleClass().addAll("text-small", "text-muted");
    field.setRight(count);
    list.setId("palette-list");
    list.setAccessibleText(texts.get("palette.title"));
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Row());
    list.getStyleClass().addAll("edge-to-edge", "palette-list");
    none.getStyleClass().add("text-muted");
    none.setWrapText(true);
    list.setPlaceholder(none);
    VBox box = new VBox(field, list);
    box.getStyleClass().addAll("modal-box", "palette-box");
    box.setMaxHeight(Region.USE_PREF_SIZE);
    box.maxWidthProperty().bind(field.fontProperty().map(font -> WIDTH * getEm()));
    StackPane.setAlignment(box, Pos.TOP_CENTER);
    getChildren().add(box);
    field.textProperty().addListener((o, was, is) -> search(is));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Opens it, empty. */
  void open() {
    if (isVisible()) {
      close();
      return;
    }
    open("");
  }

  /** Opens it with something typed already. */
  void open(String query) {
    if (!isVisible()) {
      before = getScene().getFocusOwner();
    }
    if (getChildren().isEmpty()) {
      build();
    }
    setVisible(true);
    // what is typed before it is first drawn is not lost: a field without a skin takes no keys
    applyCss();
    field.setText(query);
    search(query);
    field.requestFocus();
    field.end();
  }

  void close() {
    setVisible(false);
    if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  private void search(String query) {
    List<Found> found = new ArrayList<>();
    for (Action action : actions.get()) {
      find(query, action).ifPresent(hit -> found.add(new Found(action, hit)));
    }
    boolean some = found.isEmpty();
    for (String word : some ? same.words(query) : List.<String>of()) {
      for (Action action : actions.get()) {
        if (found.stream().noneMatch(one -> one.action().id().equals(action.id()))) {
          meant(word, action).ifPresent(hit -> found.add(new Found(action, hit)));
        }
      }
    }
    if (!query.isBlank()) {
      // what does something comes before a lab about it, unless the lab is what was typed
      found.sort(
          Comparator.comparing((Found each) -> some && leads(each.action()))
              .thenComparingInt(each -> far(each.action()) - each.hit().score())
              .thenComparing(each -> leads(each.action())));
    }
    list.getItems().setAll(found);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    double height = ROW * getEm() * Math.clamp(found.size(), 2, ROWS) + 2;
    list.setPrefHeight(height);
    list.setMinHeight(height);
    count.setText(
        some
            ? found.isEmpty() ? "" : texts.get("palette.some")
            : found.size() == 1
                ? texts.get("palette.one")
                : texts.get("palette.count", found.size()));
    none.setText(texts.get("palette.none", query) + "\n" + texts.get("palette.none.hint"));
  }

  private int far(Action action) {
    return far.test(action) ? FAR : 0;
  }

  /** Whether it only leads somewhere: to an explorer, a module, a lab, a demo. */
  private static boolean leads(Action action) {
    return action.id().startsWith("labs-open-")
        || action.id().startsWith("shell-demo-")
        || action.id().startsWith("shell-open-")
        || action.id().startsWith("shell-module-");
  }

  /** By the letters of its name, or by words that mean it; what fits better counts. */
  private Optional<Fuzzy.Hit> find(String query, Action action) {
    Optional<Fuzzy.Hit> letters = Fuzzy.find(query, action.text());
    return Stream.concat(letters.stream(), meant(query, action).stream())
        .max(Comparator.comparingInt(Fuzzy.Hit::score));
  }

  private Optional<Fuzzy.Hit> meant(String query, Action action) {
    String key = "palette.also." + action.id();
    String also = texts.bundle().containsKey(key) ? texts.get(key) : "";
    return Fuzzy.meant(query, action.text(), also, same);
  }

  /** How much larger than usual the type is. */
  private double getEm() {
    return Math.max(1, field.getFont().getSize() / 12);
  }

  private void key(KeyEvent event) {
    int index = list.getSelectionModel().getSelectedIndex();
    int size = list.getItems().size();
    switch (event.getCode()) {
      case ESCAPE -> close();
      case ENTER -> run();
      case DOWN -> select(size == 0 ? -1 : (index + 1) % size);
      case UP -> select(size == 0 ? -1 : Math.floorMod(index - 1, size));
      case PAGE_DOWN -> select(Math.min(index + ROWS, size - 1));
      case PAGE_UP -> select(Math.max(index - ROWS, 0));
      case TAB -> {}
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    if (index >= 0) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - ROWS + 2));
    }
  }

  private void run() {
    Found found = list.getSelectionModel().getSelectedItem();
    if (found != null && found.action().enabled().get()) {
      close();
      found.action().run().run();
    }
  }

  private final class Row extends ListCell<Found> {

    Row() {
      setOnMouseClicked(
          event -> {
            if (!isEmpty()) {
              getListView().getSelectionModel().select(getIndex());
              run();
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Found found, boolean empty) {
      super.updateItem(found, empty);
      if (found == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Action action = found.action();
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox row = new HBox(Icons.of(action.icon()), marked(action.text(), found.hit()), gap);
      if (found.hit().positions().isEmpty() && !field.getText().isBlank()) {
        // it was found by another name
        Label other = new Label(field.getText().strip());
        other.getStyleClass().addAll("text-small", "text-muted");
        row.getChildren().add(other);
      }
      if (action.key() != null) {
        Label key = new Label(action.key().getDisplayText());
        key.getStyleClass().add("kbd");
        row.getChildren().add(key);
      }
      if (!action.enabled().get()) {
        Label now = new Label(Elsewhere.need(texts, action.id()));
        now.getStyleClass().add("text-small");
        row.getChildren().add(now);
      }
      row.getStyleClass().add("palette-row");
      row.setOpacity(action.enabled().get() ? 1 : 0.5);
      setGraphic(row);
      setAccessibleText(action.text());
    }
  }

  /** The name with the letters that were found in another colour. */
  private static TextFlow marked(String text, Fuzzy.Hit hit) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("palette-text");
    int from = 0;
    while (from < text.length()) {
      boolean found = hit.positions().contains(from);
      int to = from + 1;
      while (to < text.length() && hit.positions().contains(to) == found) {
        to++;
      }
      Text part = new Text(text.substring(from, to));
      part.getStyleClass().add(found ? "palette-found" : "palette-plain");
      flow.getChildren().add(part);
      from = to;
    }
    return flow;
  }
}
