package dev.lectern.ui.editor;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/**
 * Offers what may stand at the caret of a code area: Ctrl+Space asks, a quotation mark asks as
 * well; arrows choose, Enter or Tab takes, Esc leaves. FX thread.
 */
public final class CompletionPopup {

  /**
   * Something that may stand there.
   *
   * @param text what is shown
   * @param detail said quietly beside it; may be empty
   * @param insert what takes the place of {@code from} to {@code to}
   * @param caret where the caret goes, in characters of {@code insert}
   */
  public record Proposal(String text, String detail, String insert, int caret) {}

  /**
   * What may stand at a caret.
   *
   * @param from beginning of what is replaced, in characters from 0
   * @param to its end
   */
  public record Offer(int from, int to, List<Proposal> proposals) {

    /** Nothing. */
    public static final Offer NONE = new Offer(0, 0, List.of());
  }

  private static final int ROWS = 9;

  private final CodeArea area;
  private final Function<Integer, Offer> ask;
  private final ListView<Proposal> list = new ListView<>();
  private final Popup popup = new Popup();
  private Offer offer = Offer.NONE;

  /**
   * Puts it on an area.
   *
   * @param editor holds the area: its own keys come after those of the list
   * @param name what assistive technology calls the list
   * @param ask what may stand at a caret position; quick
   */
  public CompletionPopup(CodeEditor editor, String id, String name, Function<Integer, Offer> ask) {
    this.area = editor.area();
    this.ask = ask;
    list.setId(id);
    list.setAccessibleText(name);
    list.getStyleClass().addAll("dense", "completion-list");
    list.setFocusTraversable(false);
    list.setCellFactory(any -> new Row());
    list.setPrefWidth(420);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> take());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    area.focusedProperty()
        .addListener(
            (o, before, now) -> {
              if (!now) {
                popup.hide();
              }
            });
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
      show();
      event.consume();
    } else if (popup.isShowing()) {
      switch (event.getCode()) {
        case UP -> move(-1);
        case DOWN -> move(1);
        case PAGE_UP -> move(-ROWS);
        case PAGE_DOWN -> move(ROWS);
        case ENTER, TAB -> take();
        case ESCAPE -> popup.hide();
        default -> {
          return;
        }
      }
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || !area.isEditable()) {
      return;
    }
    if (popup.isShowing() || event.getCharacter().equals("\"")) {
      show();
    }
  }

  private void move(int by) {
    int size = list.getItems().size();
    int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - ROWS / 2));
  }

  /** Asks what may stand at the caret, and shows it; nothing when nothing may. */
  public void show() {
    offer = ask.apply(area.getCaretPosition());
    if (offer.proposals().isEmpty() || !area.isEditable()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(offer.proposals());
    list.getSelectionModel().selectFirst();
    double row = list.getFixedCellSize() > 0 ? list.getFixedCellSize() : 28;
    list.setPrefHeight(Math.min(ROWS, offer.proposals().size()) * row + 12);
    Bounds caret = area.getCaretBounds().orElse(null);
    if (caret != null && area.getScene() != null && area.getScene().getWindow() != null) {
      list.getStylesheets().setAll(area.getScene().getStylesheets());
      list.getStylesheets().add(Styles.url());
      popup.show(area, caret.getMinX(), caret.getMaxY() + 2);
    }
  }

  /** What is offered now; none while nothing is. */
  public List<Proposal> offered() {
    return popup.isShowing() ? offer.proposals() : List.of();
  }

  private void take() {
    Proposal chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen != null) {
      area.replaceText(offer.from(), offer.to(), chosen.insert());
      area.moveTo(offer.from() + chosen.caret());
      area.requestFollowCaret();
    }
  }

  private static final class Row extends ListCell<Proposal> {

    @Override
    protected void updateItem(@Nullable Proposal item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      Label text = new Label(item.text());
      text.getStyleClass().add("mono");
      text.setMinWidth(Region.USE_PREF_SIZE);
      Label detail = new Label(item.detail());
      detail.getStyleClass().addAll("text-small", "text-muted");
      HBox line = new HBox(12, text, detail);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
    }
  }
}
