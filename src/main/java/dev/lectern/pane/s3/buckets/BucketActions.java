package dev.lectern.pane.s3.buckets;

import dev.lectern.pane.s3.buckets.BucketsGateway.Contents;
import dev.lectern.pane.s3.buckets.BucketsGateway.Emptied;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What can be done with buckets: each says what it will do before it does it. FX thread. */
public final class BucketActions {

  private final BucketsViewModel list;
  private final BucketsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts = Texts.of("s3");
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();
  private Consumer<String> gone = bucket -> {};
  private Consumer<String> made = bucket -> {};
  private String emptying = "";

  /** Actions on the buckets of that list. */
  public BucketActions(
      BucketsViewModel list,
      BucketsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Toasts toasts) {
    this.list = list;
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  /** Sets who is told the name of a bucket that was deleted or emptied. */
  public void onGone(Consumer<String> listener) {
    gone = listener;
  }

  /** Sets who is told the name of a bucket that was made. */
  public void onMade(Consumer<String> listener) {
    made = listener;
  }

  /** Makes a bucket; the list shows it afterwards, chosen. */
  public Attempt create(NewBucket bucket) {
    return Attempt.of(
        tasks.work(
            texts.get("buckets.creating", bucket.name()),
            progress -> {
              gateway.create(bucket);
              return bucket.name();
            }),
        name -> {
          list.reveal(name);
          made.accept(name);
        });
  }

  /** Looks into the bucket, says what will happen, and deletes it when it is empty. */
  public void delete(String name) {
    lookInto(
        name,
        contents -> {
          if (contents.empty()) {
            ask(
                "buckets.delete",
                name,
                texts.get("buckets.delete.sentence"),
                () -> deleteNow(name));
          } else {
            askWhetherToEmpty(name, contents);
          }
        });
  }

  private void ask(String key, String name, String sentence, Runnable action) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get(key + ".title", name), sentence, texts.get(key + ".verb"), true))
        .thenAccept(
            yes -> {
              if (yes) {
                action.run();
              }
            });
  }

  private void askWhetherToEmpty(String name, Contents contents) {
    ask(
        "buckets.delete.full",
        name,
        texts.get("buckets.delete.full", inWords(contents)),
        () -> confirmEmpty(name, contents));
  }

  private void deleteNow(String name) {
    tasks
        .work(
            texts.get("buckets.deleting", name),
            progress -> {
              gateway.delete(name);
              return name;
            })
        .onSuccess(
            done -> {
              gone.accept(done);
              list.refresh();
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Says what is in the bucket, lets the user type its name, and deletes everything in it. */
  public void empty(String name) {
    lookInto(
        name,
        contents -> {
          if (contents.empty()) {
            toasts.show(texts.get("buckets.empty.nothing", name), "");
          } else {
            confirmEmpty(name, contents);
          }
        });
  }

  private void confirmEmpty(String name, Contents contents) {
    dialogs
        .confirmByTyping(
            new Confirmation(
                texts.get("buckets.empty.title", name),
                texts.get("buckets.empty.sentence", inWords(contents)),
                texts.get("buckets.empty.verb"),
                true),
            name)
        .thenAccept(
            yes -> {
              if (yes) {
                emptyNow(name, contents);
              }
            });
  }

  private void emptyNow(String name, Contents contents) {
    emptying = name;
    show(
        tasks
            .work(
                texts.get("buckets.emptying", name),
                progress ->
                    gateway.empty(
                        name, new Told(progress, done -> tellEmptied(progress, done, contents))))
            .onSuccess(done -> report(name, done))
            .onFailure(dialogs::problem)
            .onCancel(
                () ->
                    toasts.show(
                        texts.get("buckets.empty.stopped", name),
                        texts.get("buckets.empty.stopped.detail")))
            .andFinally(
                () -> {
                  emptying = "";
                  busy.set(null);
                  gone.accept(name);
                })
            .start());
  }

  private void tellEmptied(Progress progress, long done, Contents contents) {
    if (contents.more()) {
      progress.message(texts.get("buckets.emptied", done));
    } else {
      progress.update(done, contents.all());
      progress.message(texts.get("buckets.emptied.of", done, contents.all()));
    }
  }

  private void report(String name, Emptied done) {
    if (done.failed() > 0) {
      dialogs.problem(
          UserProblem.of(
              texts.get("buckets.empty.failed", done.failed(), name),
              done.firstFailure(),
              texts.get("buckets.empty.failed.remedy")));
      return;
    }
    toasts.show(
        texts.get("buckets.empty.done", name),
        texts.get("buckets.empty.done.detail", done.deleted(), done.uploads()));
  }

  private void lookInto(String bucket, Consumer<Contents> then) {
    show(
        tasks
            .work(
                texts.get("buckets.looking", bucket),
                progress ->
                    gateway.contents(
                        bucket,
                        new Told(
                            progress,
                            found -> progress.message(texts.get("buckets.counted", found)))))
            .onSuccess(
                contents -> {
                  // before the question, which may begin something else that is shown
                  busy.set(null);
                  then.accept(contents);
                })
            .onFailure(
                failure -> {
                  busy.set(null);
                  dialogs.problem(failure);
                })
            .onCancel(() -> busy.set(null))
            .start());
  }

  /** Puts the numbers into words. */
  private record Told(Progress shown, LongConsumer update) implements Progress {

    @Override
    public void update(long done, long total) {
      update.accept(done);
    }

    @Override
    public void message(String text) {
      shown.message(text);
    }

    @Override
    public boolean cancelled() {
      return shown.cancelled();
    }
  }

  private void show(TaskHandle handle) {
    if (!handle.done()) {
      busy.set(handle);
    }
  }

  private String inWords(Contents contents) {
    return texts.get(
        contents.more() ? "buckets.contents.more" : "buckets.contents",
        contents.versions(),
        contents.markers(),
        contents.uploads());
  }

  /** What leaving now would stop, in a sentence; empty when no bucket is being emptied. */
  public List<String> unfinished() {
    return emptying.isEmpty() ? List.of() : List.of(texts.get("buckets.unfinished", emptying));
  }

  /** The counting or emptying that runs now, null when none: shown with progress and Cancel. */
  public ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
