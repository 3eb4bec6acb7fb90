package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The item editor, put together; visible while an item is open. FX thread. */
public final class ItemEditor implements FieldCell.Doing {

  private static final int LARGEST = 400 * 1024;
  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
  private static final Pattern SIZE = Pattern.compile("\\d{1,6}");

  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("dynamodbitem");
  private final EditorViewModel model = new EditorViewModel();
  private final SaveViewModel save;
  private final Node view;

  /**
   * @param saved told of each item that was saved or deleted
   * @param closed called when the user closes the editor
   */
  public ItemEditor(
      ItemGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      SaveViewModel.Listener saved,
      Runnable closed) {
    this.tasks = tasks;
    this.dialogs = dialogs;
    save = new SaveViewModel(model, gateway, tasks, dialogs, saved);
    view =
        Views.load(
                "dynamodbitem",
                "editor",
                Map.of(
                    EditorController.class,
                    () -> new EditorController(model, save, this, () -> leave(closed)),
                    SaveController.class,
                    () -> new SaveController(model, save)))
            .root();
    model.tableProperty().addListener((o, before, now) -> view.setVisible(now != null));
    view.setVisible(false);
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (SAVE.match(event)) {
            save.save();
            event.consume();
          }
        });
  }

  private void leave(Runnable closed) {
    save.mayLeave()
        .thenAccept(
            may -> {
              if (may) {
                model.close();
                closed.run();
              }
            });
  }

  /** Its node. */
  public Node view() {
    return view;
  }

  /** Opens an item after unsaved changes of another were asked about. */
  public CompletableFuture<Boolean> open(
      TableInfo table, Map<String, AttributeValue> item, boolean whole) {
    return save.mayLeave()
        .thenApply(
            may -> {
              if (may) {
                save.open(table, item, whole);
              }
              return may;
            });
  }

  /** Opens the form of a new item, likewise. */
  public void openNew(TableInfo table) {
    save.mayLeave()
        .thenAccept(
            may -> {
              if (may) {
                save.openNew(table);
              }
            });
  }

  /** Closes it without a question. */
  public void close() {
    model.close();
  }

  /** Whether it shows this item already. */
  public boolean shows(Map<String, AttributeValue> item) {
    return item.equals(model.storedProperty().get());
  }

  /** What closing would lose. */
  public List<String> unfinished() {
    return model.tableProperty().get() != null && model.dirtyProperty().get()
        ? List.of(texts.get("unfinished"))
        : List.of();
  }

  @Override
  public void fill(Field field) {
    dialogs.ask(
        texts.get("fill.title"),
        texts.get("fill.label"),
        Integer.toString(model.size()),
        typed ->
            SIZE.matcher(typed).matches() && Integer.parseInt(typed) <= LARGEST
                ? Dialogs.Attempt.done(() -> field.lengthen(Integer.parseInt(typed) - model.size()))
                : Dialogs.Attempt.refused(
                    UserProblem.of(texts.get("fill.wrong"), texts.get("fill.wrong.why"), "")));
  }

  @Override
  public void loadFile(Field field) {
    dialogs
        .chooseFiles(texts.get("file.load"))
        .thenAccept(files -> files.stream().findFirst().ifPresent(file -> read(field, file)));
  }

  private void read(Field field, Path file) {
    tasks
        .work(
            texts.get("file.reading"),
            progress -> {
              if (Files.size(file) > LARGEST) {
                throw new java.io.IOException(texts.get("file.large"));
              }
              return Files.readAllBytes(file);
            })
        .onSuccess(bytes -> model.load(field, bytes))
        .onFailure(dialogs::problem)
        .start();
  }

  @Override
  public void saveFile(Field field) {
    byte[] bytes;
    try {
      bytes = field.bytes();
    } catch (InvalidValueException e) {
      return;
    }
    dialogs
        .chooseSave(texts.get("file.save"), field.name.get() + ".bin")
        .thenAccept(
            file ->
                file.ifPresent(
                    path ->
                        tasks
                            .work(texts.get("file.writing"), progress -> Files.write(path, bytes))
                            .onFailure(dialogs::problem)
                            .start()));
  }
}
