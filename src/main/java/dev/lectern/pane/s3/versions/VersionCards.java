package dev.lectern.pane.s3.versions;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be done with an object and one of its versions: a card each, with what it will do. */
final class VersionCards {

  /** A card is at least so wide; as many as have room stand side by side. */
  private static final double WIDTH = 215;

  private final VersionsViewModel model;
  private final Texts texts;
  private final List<Node> cards = new ArrayList<>();
  private final Runnable toVersions;
  private GridPane grid = new GridPane();

  /** With what gives the keyboard to the versions. */
  VersionCards(VersionsViewModel model, Texts texts, Runnable toVersions) {
    this.model = model;
    this.texts = texts;
    this.toVersions = toVersions;
  }

  /** Sets where they stand. */
  void in(GridPane place) {
    grid = place;
    place.widthProperty().addListener((o, before, now) -> arrange());
  }

  /** Shows what can be done now, with that version when there is one. */
  void show(@Nullable VersionRow row) {
    cards.clear();
    if (!model.rows().isEmpty()) {
      Sentences sentences = model.sentences();
      cards.add(
          card(
              "fth-trash-2",
              texts.get("delete.what", name()),
              sentences.delete(),
              button("s3-version-delete", "delete", model::delete, "key.delete"),
              "warning"));
      if (row != null && model.rows().contains(row)) {
        cards.add(
            card(
                sentences.brings(row) ? "fth-rotate-ccw" : "fth-trash-2",
                texts.get("remove.what", row.id()),
                sentences.remove(row),
                button(
                    "s3-version-remove",
                    sentences.brings(row) ? "restore" : "remove",
                    () -> model.remove(row),
                    sentences.brings(row) ? "key.restore" : "key.remove"),
                sentences.brings(row) ? "success" : "danger"));
        sentences
            .restore(row)
            .ifPresent(
                sentence ->
                    cards.add(
                        card(
                            "fth-rotate-ccw",
                            texts.get("restore.what", row.id()),
                            sentence,
                            button(
                                "s3-version-restore",
                                "restore",
                                () -> model.restore(row),
                                "key.restore"),
                            "success")));
      }
    }
    arrange();
  }

  /** The last part of the key: what a user calls the object. */
  private String name() {
    String key = model.key();
    return key.substring(key.lastIndexOf('/', Math.max(0, key.length() - 2)) + 1);
  }

  private void arrange() {
    int columns = Math.clamp((int) (grid.getWidth() / WIDTH), 1, Math.max(1, cards.size()));
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < cards.size(); i++) {
      grid.add(cards.get(i), i % columns, i / columns);
    }
  }

  private Button button(String id, String text, Runnable action, String hint) {
    Button button = new Button(texts.get(text));
    button.setId(id);
    button.setAccessibleText(texts.get(text));
    button.setTooltip(new Tooltip(texts.get(hint)));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setOnAction(
        event -> {
          // the cards are made anew after it, and the keyboard would go with this button
          toVersions.run();
          action.run();
        });
    return button;
  }

  private Node card(String icon, String what, String sentence, Button button, String tone) {
    Label title = new MiddleEllipsisLabel(what);
    title.setGraphic(Icons.of(icon));
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(8, title, button);
    head.getStyleClass().add("version-card-head");
    Label words = new Label(sentence);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().add("text-small");
    VBox card = new VBox(4, head, words);
    card.getStyleClass().addAll("version-card", tone);
    GridPane.setHgrow(card, Priority.ALWAYS);
    GridPane.setFillHeight(card, true);
    return card;
  }
}
