package dev.lectern.pane.lambda.invoke;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is sent: event, qualifier, type, and how often. */
public final class RequestController {

  private static final KeyCombination SEND =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final InvokeViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final JsonEditor editor = new JsonEditor();

  @FXML private VBox root;
  @FXML private MenuButton events;
  @FXML private ComboBox<String> qualifier;
  @FXML private ComboBox<Request.Type> type;
  @FXML private HBox contextBox;
  @FXML private TextField context;
  @FXML private StackPane editorBox;
  @FXML private Button invokeButton;
  @FXML private Button coldButton;
  @FXML private MenuButton burst;
  @FXML private MenuButton hold;
  @FXML private Button stopButton;
  @FXML private Label status;

  RequestController(InvokeViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    editor.setLabel(texts.get("invoke.payload"));
    editor.area().setId("lambda-payload");
    editorBox.getChildren().setAll(editor);
    editorBox.visibleProperty().bind(model.tallProperty().not());
    editorBox.managedProperty().bind(editorBox.visibleProperty());
    editor.setText(model.payloadProperty().get());
    editor.textProperty().addListener((o, before, now) -> model.payloadProperty().set(now));
    model
        .payloadProperty()
        .addListener(
            (o, before, now) -> {
              if (!now.equals(editor.getText())) {
                editor.setText(now);
                events.setText(texts.get("event.choose"));
              }
            });
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(events.textProperty());
    events.setTooltip(whole);
    qualifier.setItems(model.qualifiers());
    qualifier.valueProperty().bindBidirectional(model.qualifierProperty());
    type.getItems().setAll(Request.Type.values());
    type.setConverter(words());
    type.valueProperty().bindBidirectional(model.typeProperty());
    context.textProperty().bindBidirectional(model.contextProperty());
    contextBox.managedProperty().bind(contextBox.visibleProperty());
    contextBox.setVisible(false);
    events.setOnShowing(event -> events());
    events();
    for (int count : new int[] {2, 4, 8, 16, 32}) {
      add(
          burst,
          "lambda-burst-" + count,
          texts.get("invoke.burst", count),
          () -> model.burst(count));
    }
    for (int[] each : new int[][] {{2, 10}, {5, 10}, {5, 30}, {10, 10}, {20, 10}}) {
      add(
          hold,
          "lambda-hold-" + each[0] + "-" + each[1],
          texts.get("invoke.hold", each[0], each[1]),
          () -> model.hold(each[0], each[1]));
    }
    status.textProperty().bind(model.statusProperty());
    Tooltip all = new Tooltip();
    all.textProperty().bind(model.statusProperty());
    status.setTooltip(all);
    stopButton.managedProperty().bind(stopButton.visibleProperty());
    model.runningProperty().addListener((o, before, now) -> buttons());
    model.qualifierProperty().addListener((o, before, now) -> buttons());
    editor.problemProperty().addListener((o, before, now) -> buttons());
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (SEND.match(event)) {
            invoke();
            event.consume();
          }
        });
    buttons();
  }

  private static void add(MenuButton menu, String id, String text, Runnable run) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(event -> run.run());
    menu.getItems().add(item);
  }

  private StringConverter<Request.Type> words() {
    return new StringConverter<>() {
      @Override
      public String toString(Request.@Nullable Type value) {
        return value == null ? "" : texts.get("invoke.type." + value);
      }

      @Override
      public Request.@Nullable Type fromString(String typed) {
        return null;
      }
    };
  }

  private void events() {
    events.getItems().clear();
    for (EventTemplate each : EventTemplate.values()) {
      add(
          events,
          "lambda-event-" + each.name().toLowerCase(java.util.Locale.ROOT),
          texts.get("event." + each),
          () -> take(texts.get("event." + each), each.json()));
    }
    events.getItems().add(new SeparatorMenuItem());
    model
        .saved()
        .forEach((name, json) -> add(events, "lambda-saved-" + name, name, () -> take(name, json)));
    add(events, "lambda-event-save", texts.get("event.save"), this::save);
    if (model.saved().containsKey(events.getText())) {
      String name = events.getText();
      add(events, "lambda-event-forget", texts.get("event.forget", name), () -> forget(name));
    }
    MenuItem more = new MenuItem(texts.get("invoke.context.show"));
    more.setId("lambda-context-show");
    more.setOnAction(event -> contextBox.setVisible(!contextBox.isVisible()));
    events.getItems().addAll(List.of(new SeparatorMenuItem(), more));
  }

  private void take(String name, String json) {
    model.payloadProperty().set(json);
    events.setText(name);
  }

  private void save() {
    dialogs
        .ask(texts.get("event.save.title"), texts.get("event.save.name"), "my event")
        .thenAccept(
            name ->
                name.filter(given -> !given.isBlank())
                    .ifPresent(
                        given -> {
                          model.save(given.strip());
                          events.setText(given.strip());
                        }));
  }

  private void forget(String name) {
    model.forget(name);
    events.setText(texts.get("event.choose"));
  }

  private void buttons() {
    boolean running = model.runningProperty().get();
    boolean wrong = editor.problemProperty().get().isPresent();
    invokeButton.setDisable(running || wrong);
    coldButton.setDisable(!model.canFreshen() || wrong);
    burst.setDisable(running || wrong);
    hold.setDisable(running || wrong);
    stopButton.setVisible(running);
    invokeButton.setGraphic(Icons.of("fth-play"));
  }

  /** Sends one. */
  @FXML
  void invoke() {
    if (!invokeButton.isDisabled()) {
      model.invoke();
    }
  }

  @FXML
  private void cold() {
    model.cold();
  }

  @FXML
  private void stop() {
    model.stop();
  }
}
