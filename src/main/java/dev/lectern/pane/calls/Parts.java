package dev.lectern.pane.calls;

import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the tabs of a call are made of. */
final class Parts {

  private Parts() {}

  /** A quiet sentence with tools at the right. */
  static HBox header(String text, Node... tools) {
    return header(about(text), tools);
  }

  /** The same, with a sentence that changes. */
  static HBox header(Label about, Node... tools) {
    return row(about, tools);
  }

  /** A sentence about a tab. */
  static Label about(String text) {
    return text(text, "text-small", "text-muted");
  }

  /** A heading with tools at the right. */
  static HBox heading(String text, Node... tools) {
    return row(text(text, "heading"), tools);
  }

  private static HBox row(Label label, Node... tools) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    label.setMinWidth(40);
    HBox row = new HBox(8, label, gap);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("call-row");
    row.getChildren().addAll(tools);
    return row;
  }

  /** A label with style classes. */
  static Label text(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** A label that goes on below. */
  static Label wrapped(String text, String... styles) {
    Label label = text(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Gives a column the padding of a tab, and one part of it all the room that is left. */
  static void fill(VBox view, Node grows) {
    view.getStyleClass().add("call-tab");
    VBox.setVgrow(grows, Priority.ALWAYS);
  }

  /** A column that scrolls when there is too little room. */
  static ScrollPane scroll(VBox content) {
    content.getStyleClass().add("call-tab");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    return scroll;
  }

  /** Shows a label only while a column is wide enough, in letters of the label. */
  static void whileWide(Label label, Region column, double letters) {
    label
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> column.getWidth() > letters * label.getFont().getSize(),
                column.widthProperty(),
                label.fontProperty()));
    label.managedProperty().bind(label.visibleProperty());
    label.setMinWidth(Region.USE_PREF_SIZE);
  }

  /**
   * Two columns, which stand below each other where there is no room for that many letters.
   *
   * @param type a label in them, which has their size of type
   */
  static FlowPane columns(Region left, Region right, Label type, double letters) {
    FlowPane both = new FlowPane(12, 12, left, right);
    DoubleBinding width =
        Bindings.createDoubleBinding(
            () ->
                both.getWidth() < letters * type.getFont().getSize()
                    ? both.getWidth()
                    : Math.floor((both.getWidth() - 12) / 2),
            both.widthProperty(),
            type.fontProperty());
    for (Region column : new Region[] {left, right}) {
      column.setMinWidth(0);
      column.prefWidthProperty().bind(width);
      column.maxWidthProperty().bind(width);
    }
    return both;
  }

  /** A heading over what it is about. */
  static VBox section(HBox heading, Node content) {
    return new VBox(8, heading, content);
  }

  /** A label that is never cut. */
  static Label whole(String text, String... styles) {
    Label label = text(text, styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Replaces the notes below a piece of code. */
  static void show(VBox notes, List<String> sentences) {
    notes
        .getChildren()
        .setAll(sentences.stream().map(note -> new MessageBand(Tone.ACCENT, note)).toList());
    notes.setVisible(!sentences.isEmpty());
    notes.setManaged(!sentences.isEmpty());
  }
}
