package dev.lectern.ui.dialog;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.CallButtons;
import dev.lectern.ui.control.CallEvent;
import dev.lectern.ui.control.UnlockEvent;
import dev.lectern.ui.i18n.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Questions as boxes inside the window; files through the system's own choosers. */
public final class WindowDialogs implements Dialogs {

  private static final double TEXT_WIDTH = 440;

  private final Texts texts = Texts.of("dialog");
  private final ModalLayer layer;

  /** Asks in that layer. */
  public WindowDialogs(ModalLayer layer) {
    this.layer = layer;
  }

  @Override
  public CompletableFuture<Boolean> confirm(Confirmation question) {
    Button verb = verb(question);
    Label sentence = sentence(question.sentence());
    // a dangerous verb must not be what Enter does by accident
    return show(question.title(), sentence, question.destructive() ? sentence : verb, verb);
  }

  @Override
  public CompletableFuture<Boolean> confirmByTyping(Confirmation question, String expected) {
    Button verb = verb(question);
    TextField field = field(texts.get("type", expected), "");
    verb.disableProperty().bind(field.textProperty().map(typed -> !same(typed, expected)));
    field.setOnAction(event -> verb.fire());
    VBox body =
        new VBox(8, sentence(question.sentence()), caption(texts.get("type", expected)), field);
    return show(question.title(), body, field, verb);
  }

  /** Numbers may be typed in groups, as they are read aloud. */
  private static boolean same(String typed, String expected) {
    return typed.equals(expected)
        || (expected.matches("\\d+") && typed.replaceAll("[\\s-]", "").equals(expected));
  }

  @Override
  public CompletableFuture<Optional<String>> ask(String title, String label, String initial) {
    Button verb = accent(texts.get("ok"));
    TextField field = field(label, initial);
    verb.disableProperty().bind(field.textProperty().isEmpty());
    field.setOnAction(event -> verb.fire());
    return show(title, new VBox(8, caption(label), field), field, verb)
        .thenApply(yes -> yes ? Optional.of(field.getText()) : Optional.empty());
  }

  @Override
  public CompletableFuture<Boolean> form(String title, Node content, String verb) {
    Button button = accent(verb);
    button.setDefaultButton(true);
    return show(title, content, firstField(content), button);
  }

  @Override
  public CompletableFuture<Boolean> form(
      String title, Node content, String verb, ObservableBooleanValue valid) {
    Button button = accent(verb);
    button.disableProperty().bind(Bindings.not(valid));
    return show(title, content, firstField(content), button);
  }

  @Override
  public CompletableFuture<Boolean> form(
      String title,
      Node content,
      String verb,
      ObservableBooleanValue valid,
      Supplier<Attempt> attempt) {
    return new TryingForm(layer, title, content, firstField(content), accent(verb))
        .show(valid, attempt);
  }

  @Override
  public CompletableFuture<Boolean> ask(
      String title, String label, String initial, Function<String, Attempt> attempt) {
    TextField field = field(label, initial);
    return new TryingForm(
            layer, title, new VBox(8, caption(label), field), field, accent(texts.get("ok")))
        .show(
            Bindings.createBooleanBinding(() -> !field.getText().isBlank(), field.textProperty()),
            () -> attempt.apply(field.getText().strip()));
  }

  @Override
  public CompletableFuture<Boolean> read(String title, Node content) {
    return layer(title, content, content, null);
  }

  @Override
  public void problem(UserProblem problem) {
    VBox body = new VBox(8);
    if (problem.code() != null) {
      Label code = new Label(problem.code());
      code.getStyleClass().addAll("mono", "danger");
      body.getChildren().add(code);
    }
    body.getChildren().add(sentence(problem.why()));
    if (!problem.remedy().isBlank()) {
      body.getChildren().add(sentence(problem.remedy()));
    }
    FlowPane calls = new FlowPane(8, 8);
    calls.getChildren().addAll(CallButtons.of(problem));
    if (!calls.getChildren().isEmpty()) {
      calls.addEventHandler(CallEvent.ANY, event -> layer.cancel());
      calls.addEventHandler(UnlockEvent.ASKED, event -> layer.cancel());
      body.getChildren().add(calls);
    }
    if (problem.requestId() != null) {
      body.getChildren().add(caption(texts.get("request", problem.requestId())));
    }
    if (!problem.details().isBlank()) {
      body.getChildren().addAll(details(problem.details()));
    }
    var _ = layer(problem.title(), body, body, null);
  }

  @Override
  public CompletableFuture<List<Path>> chooseFiles(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    List<File> files = chooser.showOpenMultipleDialog(window());
    return Answer.of(files == null ? List.of() : files.stream().map(File::toPath).toList());
  }

  @Override
  public CompletableFuture<Optional<Path>> chooseFolder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Answer.of(Optional.ofNullable(chooser.showDialog(window())).map(File::toPath));
  }

  @Override
  public CompletableFuture<Optional<Path>> chooseSave(String title, String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(suggestedName);
    return Answer.of(Optional.ofNullable(chooser.showSaveDialog(window())).map(File::toPath));
  }

  private Window window() {
    return layer.getScene().getWindow();
  }

  private CompletableFuture<Boolean> show(String title, Node content, Node first, Button accept) {
    return layer(title, content, first, accept);
  }

  private CompletableFuture<Boolean> layer(
      String title, Node content, Node first, @org.jspecify.annotations.Nullable Button accept) {
    Answer<Boolean> answer = new Answer<>();
    var _ =
        layer.show(
            title, content, first.isFocusTraversable() ? first : content, accept, answer::complete);
    return answer;
  }

  private List<Node> details(String text) {
    TextArea area = new TextArea(text);
    area.setId("dialog-details-text");
    area.setAccessibleText(texts.get("details"));
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(6);
    area.getStyleClass().add("mono");
    area.setVisible(false);
    area.setManaged(false);
    Button toggle = new Button(texts.get("details"));
    toggle.setId("dialog-details");
    toggle.getStyleClass().add("flat");
    toggle.setOnAction(
        event -> {
          area.setVisible(!area.isVisible());
          area.setManaged(area.isVisible());
          toggle.setText(texts.get(area.isVisible() ? "details.hide" : "details"));
        });
    return List.of(toggle, area);
  }

  private static Button verb(Confirmation question) {
    Button button = question.destructive() ? new Button(question.verb()) : accent(question.verb());
    if (question.destructive()) {
      button.getStyleClass().add("danger");
    }
    return button;
  }

  private static Button accent(String text) {
    Button button = new Button(text);
    button.getStyleClass().add("accent");
    button.setDefaultButton(true);
    return button;
  }

  private static TextField field(String label, String initial) {
    TextField field = new TextField(initial);
    field.setId("dialog-text");
    field.setAccessibleText(label);
    field.setPrefWidth(TEXT_WIDTH);
    return field;
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", "text-muted");
    label.setWrapText(true);
    label.setMaxWidth(TEXT_WIDTH);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setPrefWidth(TEXT_WIDTH);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** The first thing of a form that takes the keyboard; the form itself when there is none. */
  private static Node firstField(Node node) {
    if (node.isFocusTraversable() && node.isVisible()) {
      return node;
    }
    if (node instanceof javafx.scene.Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = firstField(child);
        if (found.isFocusTraversable()) {
          return found;
        }
      }
    }
    return node;
  }
}
