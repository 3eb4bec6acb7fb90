package dev.lectern.pane.stepfunctions.versions;

import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Alias;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Listing;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Version;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Versions and aliases of a machine. FX thread. */
final class VersionsViewModel {

  private final VersionsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("stepfunctions");
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Listing> listing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private @Nullable Machine machine;

  VersionsViewModel(VersionsGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  void open(Machine next) {
    if (machine == null || !machine.arn().equals(next.arn())) {
      listing.set(null);
    }
    machine = next;
    load();
  }

  void load() {
    Machine of = machine;
    if (of != null) {
      problem.set(null);
      tasks
          .work(texts.get("versions.loading"), progress -> gateway.list(of.arn()))
          .latest(loading)
          .onSuccess(listing::set)
          .onFailure(problem::set)
          .start();
    }
  }

  /**
   * Makes a version.
   *
   * @param done told when it is there
   */
  void publish(String description, Runnable done) {
    Machine of = machine;
    if (of != null) {
      change(texts.get("versions.publishing"), () -> gateway.publish(of.arn(), description), done);
    }
  }

  /**
   * Makes an alias.
   *
   * @param done told when it is there
   */
  void create(Alias alias, Runnable done) {
    put(alias, true, done);
  }

  /** Changes an alias. */
  void save(Alias alias) {
    put(alias, false, () -> {});
  }

  private void put(Alias alias, boolean create, Runnable done) {
    Machine of = machine;
    if (of != null) {
      change(
          texts.get("aliases.saving", alias.name()),
          () -> gateway.put(of.arn(), alias, create),
          done);
    }
  }

  void delete(Version version) {
    ask(
        texts.get("versions.delete.title", version.number()),
        texts.get("versions.delete.sentence"),
        () -> gateway.deleteVersion(version.arn()));
  }

  void delete(Alias alias) {
    ask(
        texts.get("aliases.delete.title", alias.name()),
        texts.get("aliases.delete.sentence"),
        () -> gateway.deleteAlias(alias.arn()));
  }

  private void ask(String title, String sentence, Runnable work) {
    dialogs
        .confirm(new Confirmation(title, sentence, texts.get("delete"), true))
        .thenAccept(
            yes -> {
              if (yes) {
                change(title, work, () -> {});
              }
            });
  }

  private void change(String title, Runnable work, Runnable done) {
    tasks
        .work(
            title,
            progress -> {
              work.run();
              return title;
            })
        .onSuccess(
            any -> {
              done.run();
              load();
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Null while it is not known. */
  ReadOnlyObjectProperty<@Nullable Listing> listingProperty() {
    return listing.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
