package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.access.LongKeys;
import dev.lectern.pane.s3.browse.ObjectsGateway.Source;
import dev.lectern.pane.s3.collision.Collisions;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Parallel;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Copies inside S3: pasted keys, and the new name of an object, which S3 knows only as a copy and a
 * delete. FX thread.
 */
final class ObjectCopies {

  /** Calls at the same time. */
  private static final int AT_ONCE = 8;

  private final ObjectsViewModel objects;
  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Collisions collisions;
  private final Texts texts = Texts.of("s3");

  ObjectCopies(
      ObjectsViewModel objects,
      ObjectsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Toasts toasts,
      Collisions collisions) {
    this.objects = objects;
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
    this.collisions = collisions;
  }

  /** One object to copy. */
  private record Step(Source from, String key) {}

  /** What a copy means, found out before it begins. */
  private record Plan(String bucket, List<Step> steps, List<String> there) {

    Plan without() {
      Set<String> taken = new HashSet<>(there);
      return new Plan(
          bucket, steps.stream().filter(step -> !taken.contains(step.key())).toList(), List.of());
    }
  }

  /** Copies the objects and folders that a text of S3 URIs names into the folder that is shown. */
  void paste(String text) {
    List<Source> sources = KeyNames.parse(text);
    String bucket = objects.bucketProperty().get();
    String folder = objects.folderProperty().get();
    if (sources.isEmpty()) {
      toasts.show(texts.get("objects.paste.none"), texts.get("objects.paste.none.detail"));
      return;
    }
    plan(
        bucket,
        progress -> {
          List<Step> steps = new ArrayList<>();
          for (Source source : sources) {
            progress.check();
            String name = KeyNames.last(source.key());
            steps(source, folder + name, steps, progress);
          }
          // onto itself S3 copies only with a change of metadata
          steps.removeIf(
              step -> step.from().bucket().equals(bucket) && step.from().key().equals(step.key()));
          return steps;
        },
        apart(),
        plan -> run(plan, apart(), this::copied));
  }

  /**
   * Copies an object or folder to a new name in the same folder, then deletes the old one. The form
   * of the name stays until the copies of one object are there, or those of a folder begin.
   */
  Attempt rename(ObjectRow row, String name) {
    String bucket = objects.bucketProperty().get();
    String slash = row.folder() && !name.endsWith("/") ? "/" : "";
    String key = objects.folderProperty().get() + name + slash;
    return ended -> {
      List<TaskHandle> under = new ArrayList<>();
      if (key.equals(row.key())) {
        ended.accept(Optional.empty());
        return () -> {};
      }
      Ways inForm =
          new Ways(
              why -> ended.accept(Optional.of(why)),
              () ->
                  ended.accept(
                      Optional.of(
                          UserProblem.of(
                              texts.get("objects.rename.left.out"),
                              texts.get("objects.rename.left.out.why", key),
                              ""))));
      under.add(
          plan(
              bucket,
              progress -> {
                List<Step> steps = new ArrayList<>();
                steps(new Source(bucket, row.key()), key, steps, progress);
                return steps;
              },
              inForm,
              plan -> {
                switch (plan.steps().size()) {
                  case 0 -> inForm.left().run();
                  case 1 ->
                      under.add(
                          run(
                              plan,
                              inForm,
                              copied -> {
                                ended.accept(Optional.empty());
                                deleteOld(copied, key);
                              }));
                  default -> confirmMany(plan, row, key, inForm, ended);
                }
              }));
      return () -> under.forEach(TaskHandle::cancel);
    };
  }

  private void confirmMany(
      Plan plan, ObjectRow row, String key, Ways inForm, Consumer<Optional<UserProblem>> ended) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get("objects.rename.many.title", row.key()),
                texts.get("objects.rename.many", plan.steps().size(), key),
                texts.get("objects.rename.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                ended.accept(Optional.empty());
                run(plan, apart(), copied -> deleteOld(copied, key));
              } else {
                inForm.left().run();
              }
            });
  }

  /** A message of its own; who leaves needs none. */
  private Ways apart() {
    return new Ways(dialogs::problem, () -> {});
  }

  private void steps(Source source, String key, List<Step> into, Progress progress) {
    if (!source.key().endsWith("/")) {
      into.add(new Step(source, key));
      return;
    }
    ObjectRow folder = ObjectRow.folder(source.key());
    for (ObjectRow row : gateway.objects(source.bucket(), List.of(folder), progress)) {
      into.add(
          new Step(
              new Source(source.bucket(), row.key()),
              key + row.key().substring(source.key().length())));
    }
  }

  private interface Finding {
    List<Step> steps(Progress progress);
  }

  private interface Going {
    void on(Plan plan);
  }

  /**
   * What becomes of it when it does not go on.
   *
   * @param refused is told why
   * @param left the user chose not to
   */
  private record Ways(Consumer<UserProblem> refused, Runnable left) {}

  private TaskHandle plan(String bucket, Finding finding, Ways ways, Going then) {
    return tasks
        .work(
            texts.get("objects.copy.looking"),
            progress -> {
              List<Step> steps = finding.steps(progress);
              steps.forEach(step -> LongKeys.check(step.key()));
              List<String> there = new ArrayList<>();
              each(
                  steps,
                  progress,
                  step -> {
                    if (gateway.exists(bucket, step.key())) {
                      synchronized (there) {
                        there.add(step.key());
                      }
                    }
                  });
              return new Plan(bucket, steps, there.stream().sorted(KeyOrder.UTF_8).toList());
            })
        .onSuccess(plan -> ask(plan, ways, then))
        .onFailure(ways.refused())
        .start();
  }

  private void ask(Plan plan, Ways ways, Going then) {
    if (plan.there().isEmpty()) {
      then.on(plan);
      return;
    }
    collisions
        .ask(plan.there(), plan.steps().size())
        .thenAccept(
            choice -> {
              if (choice == Choice.CANCEL) {
                ways.left().run();
              } else {
                then.on(choice == Choice.SKIP ? plan.without() : plan);
              }
            });
  }

  private TaskHandle run(Plan plan, Ways ways, Going then) {
    long[] done = new long[1];
    return tasks
        .work(
            texts.get("objects.copying", plan.steps().size()),
            progress -> {
              each(
                  plan.steps(),
                  progress,
                  step -> {
                    gateway.copy(step.from(), plan.bucket(), step.key());
                    synchronized (done) {
                      progress.update(++done[0], plan.steps().size());
                    }
                  });
              return plan;
            })
        .onSuccess(then::on)
        .onFailure(why -> ways.refused().accept(stopped(why, done[0], plan.steps().size())))
        .andFinally(objects::refresh)
        .start();
  }

  private UserProblem stopped(UserProblem why, long done, int all) {
    return new UserProblem(
        why.title(),
        why.why() + " " + texts.get("objects.copy.stopped", done, all),
        why.remedy(),
        why.code(),
        why.requestId(),
        why.details());
  }

  private void copied(Plan plan) {
    toasts.show(texts.get("objects.copied", plan.steps().size()), "");
  }

  /** The last step of a new name, which is chosen in the list afterwards. */
  private void deleteOld(Plan plan, String key) {
    List<ObjectRow> old =
        plan.steps().stream()
            .map(
                step ->
                    new ObjectRow(step.from().key(), false, 0, java.time.Instant.EPOCH, "", false))
            .toList();
    tasks
        .work(
            texts.get("objects.deleting", old.size()),
            progress -> gateway.delete(plan.bucket(), old, progress))
        .onSuccess(
            gone -> {
              if (gone.failed() > 0) {
                dialogs.problem(
                    UserProblem.of(
                        texts.get("objects.rename.left", gone.failed()),
                        gone.firstFailure(),
                        texts.get("objects.rename.left.remedy")));
              } else {
                toasts.show(texts.get("objects.renamed"), "");
              }
            })
        .onFailure(dialogs::problem)
        .andFinally(
            () -> {
              objects.refresh();
              objects.choose(key);
            })
        .start();
  }

  private interface Act {
    void on(Step step);
  }

  private static void each(List<Step> steps, Progress progress, Act act) throws Exception {
    for (int from = 0; from < steps.size(); from += AT_ONCE) {
      progress.check();
      List<Callable<Boolean>> some = new ArrayList<>();
      for (Step step : steps.subList(from, Math.min(steps.size(), from + AT_ONCE))) {
        some.add(
            () -> {
              act.on(step);
              return true;
            });
      }
      Parallel.all(some);
    }
  }
}
