package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.pane.s3.details.TextViewModel.Loaded;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets the user write a small text object in the window. FX thread. */
public final class TextEditing {

  private final ObjectDetailsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Consumer<String> copy;
  private final Consumer<String> written;
  private final Texts texts = Texts.of("s3details");
  private @Nullable TextViewModel open;
  private String name = "";

  /**
   * @param copy puts text on the clipboard
   * @param written is told the key of an object that was saved
   */
  public TextEditing(
      ObjectDetailsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Toasts toasts,
      Consumer<String> copy,
      Consumer<String> written) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
    this.copy = copy;
    this.written = written;
  }

  /** Opens the latest version of an object. */
  public void edit(String bucket, String key) {
    edit(new Target(bucket, key, null));
  }

  /** Opens an object; an older version is refused with the way to change it all the same. */
  void edit(Target target) {
    if (target.versionId() != null) {
      dialogs.problem(
          UserProblem.of(
              texts.get("text.older"),
              texts.get("text.older.why"),
              texts.get("text.older.remedy")));
      return;
    }
    tasks
        .work(
            texts.get("text.reading", target.key()),
            progress -> TextViewModel.read(gateway, target, texts))
        .onSuccess(loaded -> show(target, loaded, ""))
        .onFailure(dialogs::problem)
        .start();
  }

  /** Opens an empty text that becomes a new object. */
  public void create(String bucket, String key, String type) {
    show(new Target(bucket, key, null), Loaded.NEW, type);
  }

  /** What closing would lose. */
  public List<String> unfinished() {
    TextViewModel model = open;
    return model != null && model.dirty() ? List.of(texts.get("text.unfinished", name)) : List.of();
  }

  private void show(Target target, Loaded loaded, String type) {
    TextViewModel model = new TextViewModel(gateway, tasks, target, loaded, type);
    TextForm form = new TextForm(model, texts, () -> readAgain(model));
    name = Format.visible(target.key().substring(target.key().lastIndexOf('/') + 1));
    open = model;
    show(target, model, form, loaded.head() == null ? "text.title.new" : "text.title");
  }

  private void readAgain(TextViewModel model) {
    model.readAgain(
        mine -> {
          copy.accept(mine);
          toasts.show(texts.get("text.copied"), texts.get("text.copied.detail"));
        },
        dialogs::problem);
  }

  private void show(Target target, TextViewModel model, TextForm form, String title) {
    dialogs
        .form(
            texts.get(title, name),
            form,
            texts.get("save"),
            model.savable(),
            () -> model.save(version -> saved(target, version)))
        .thenAccept(
            done -> {
              if (done || !model.dirty()) {
                open = null;
              } else {
                leave(target, model, form, title);
              }
            });
  }

  private void leave(Target target, TextViewModel model, TextForm form, String title) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get("text.leave"),
                texts.get("text.leave.sentence", name),
                texts.get("discard"),
                true))
        .thenAccept(
            discard -> {
              if (discard) {
                open = null;
              } else {
                show(target, model, form, title);
              }
            });
  }

  private void saved(Target target, String version) {
    open = null;
    toasts.show(
        texts.get("text.saved", name),
        version.isEmpty() ? "" : texts.get("version", Format.middle(version, 14)));
    written.accept(target.key());
  }
}
