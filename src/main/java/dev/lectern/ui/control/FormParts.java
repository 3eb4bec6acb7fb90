package dev.lectern.ui.control;

import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes controls that have id, text and accessible text from a feature's texts. FX thread. */
public final class FormParts {

  private static final int LABEL_EMS = 10;
  private static final int ROW_WIDTH = 680;

  private final Texts texts;

  /** With a feature's texts. */
  public FormParts(Texts texts) {
    this.texts = texts;
  }

  /** A button; an icon of the Feather set, or none when empty. */
  public Button button(String id, String key, String icon, Runnable run, String... styles) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setAccessibleText(button.getText());
    if (!icon.isEmpty()) {
      button.setGraphic(Icons.of(icon));
    }
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().addAll(styles);
    button.setOnAction(event -> run.run());
    return button;
  }

  /** A field with a prompt, which is its accessible text too. */
  public TextField field(String id, String key, int columns) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    field.setPrefColumnCount(columns);
    return field;
  }

  /** A choice of a few. */
  public <T> ComboBox<T> choice(String id, String key) {
    ComboBox<T> choice = new ComboBox<>();
    choice.setId(id);
    choice.setAccessibleText(texts.get(key));
    choice.setPromptText(texts.get(key));
    return choice;
  }

  /**
   * Gives a choice other items. The old choice is taken back first: a box whose items change under
   * its value shows the item that now stands where the value stood.
   */
  public static <T> void fill(ComboBox<T> choice, List<T> items, @Nullable T value) {
    choice.getSelectionModel().clearSelection();
    choice.getItems().setAll(items);
    choice.setValue(value);
  }

  /** A named line of a form. */
  public HBox line(String key, Node... fields) {
    Label label = new Label(texts.get(key));
    label.minWidthProperty().bind(label.fontProperty().map(font -> font.getSize() * LABEL_EMS));
    label.setTooltip(new Tooltip(label.getText()));
    HBox line = new HBox(8, label);
    line.getChildren().addAll(fields);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Controls in a row that goes on below where there is no room. */
  public FlowPane row(Node... parts) {
    FlowPane row = new FlowPane(8, 6, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPrefWrapLength(ROW_WIDTH);
    return row;
  }

  /** A sentence in small quiet type. */
  public Label note(String text) {
    Label note = new Label(text);
    note.getStyleClass().addAll("text-small", "text-muted");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.setMaxWidth(720);
    return note;
  }

  /** A warning that is hidden at first; hidden it takes no room. */
  public MessageBand warning(String id, String text, Node... tools) {
    MessageBand band = new MessageBand(Tone.WARNING, text, tools);
    band.setId(id);
    band.setVisible(false);
    band.managedProperty().bind(band.visibleProperty());
    return band;
  }

  /** Cards below each other that scroll as a whole. */
  public ScrollPane page(String id, Node... cards) {
    VBox all = new VBox(8, cards);
    all.getStyleClass().add("form-page");
    ScrollPane scroll = new ScrollPane(all);
    scroll.setId(id);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("form-page-scroll");
    return scroll;
  }
}
