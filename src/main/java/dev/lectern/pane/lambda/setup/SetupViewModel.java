package dev.lectern.pane.lambda.setup;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Unsaved;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.pane.lambda.setup.SetupGateway.Setup;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The configuration: as it is, and as it is being changed. FX thread. */
final class SetupViewModel {

  /** API member LayerName of PublishLayerVersion, without the form that is an ARN. */
  private static final String LAYER = "[a-zA-Z0-9-_]{1,140}";

  private final SetupGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Consumer<FunctionInfo> changed;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot listing = new LatestSlot();
  private final LatestSlot roleListing = new LatestSlot();
  private final ReadOnlyBooleanWrapper foreign = new ReadOnlyBooleanWrapper();
  private final Unsaved unsaved = new Unsaved(this::forget);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObservableList<String> layers = FXCollections.observableArrayList();
  private final ObservableList<ExecutionRole> roles = FXCollections.observableArrayList();
  private Consumer<@Nullable Setup> form = setup -> {};
  private @Nullable Setup saved;
  private @Nullable Setup edited;
  private @Nullable FunctionInfo function;

  SetupViewModel(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.changed = changed;
  }

  void open(FunctionInfo next) {
    boolean other = function == null || !function.name().equals(next.name());
    function = next;
    Setup theirs = Setup.of(next);
    Setup base = saved;
    Setup mine = edited;
    if (other || base == null || mine == null || !dirty()) {
      show(theirs);
    } else if (!theirs.equals(base)) {
      keep(mine.merged(base, theirs), theirs);
    }
    listLayers();
  }

  /** Somebody else changed the configuration while it was being edited here. */
  private void keep(Setup merged, Setup theirs) {
    show(theirs);
    if (!merged.equals(theirs)) {
      foreign.set(true);
      form.accept(merged);
    }
  }

  /** Shows it as it is; what was edited is gone. */
  void drop() {
    show(saved);
  }

  private void listLayers() {
    tasks
        .work("", progress -> gateway.layers())
        .latest(listing)
        .onSuccess(layers::setAll)
        .onFailure(why -> layers.clear())
        .start();
  }

  /** Asks for the account's roles. */
  void listRoles() {
    tasks
        .work("", progress -> gateway.roles())
        .latest(roleListing)
        .onSuccess(roles::setAll)
        .onFailure(why -> roles.clear())
        .start();
  }

  /** The account's roles; none while nobody could be asked. */
  ObservableList<ExecutionRole> roles() {
    return roles;
  }

  /** See {@link SetupGateway#standsIn()}. */
  boolean standsIn() {
    return gateway.standsIn();
  }

  /** The user changed something. */
  void edit(Setup now) {
    edited = now;
    unsaved.set(!now.equals(saved));
  }

  boolean dirty() {
    return unsaved.property().get();
  }

  void save() {
    FunctionInfo of = function;
    Setup now = edited;
    if (of == null || now == null || busy.get()) {
      return;
    }
    busy.set(true);
    tasks
        .work(texts.get("setup.saving"), progress -> gateway.save(of.name(), now, progress))
        .onSuccess(
            info -> {
              function = info;
              show(Setup.of(info));
              changed.accept(info);
            })
        .onFailure(dialogs::problem)
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** Publishes a layer from a zip that the user chooses, and tells its ARN. */
  void publishLayer(Consumer<String> made) {
    var _ =
        dialogs.ask(
            texts.get("layers.publish.title"),
            texts.get("layers.name"),
            "my-layer",
            name ->
                name.matches(LAYER)
                    ? chooseLayer(name, made)
                    : refuse("layers.name.bad", "layers.name.rule"));
  }

  private Attempt refuse(String title, String why) {
    return Attempt.refused(UserProblem.of(texts.get(title), texts.get(why), ""));
  }

  private Attempt chooseLayer(String name, Consumer<String> made) {
    return Attempt.after(
        dialogs
            .chooseFiles(texts.get("layers.choose"))
            .thenApply(
                files ->
                    files.isEmpty()
                        ? refuse("layers.nofile", "layers.nofile.why")
                        : publish(name, files.getFirst(), made)));
  }

  private Attempt publish(String name, Path file, Consumer<String> made) {
    return Attempt.of(
        tasks.work(
            texts.get("layers.publishing", name),
            progress -> gateway.publishLayer(name, Files.readAllBytes(file))),
        arn -> {
          made.accept(arn);
          listLayers();
        });
  }

  Unsaved unsaved() {
    return unsaved;
  }

  private void forget() {
    function = null;
    show(null);
  }

  private void show(@Nullable Setup now) {
    edited = now;
    unsaved.set(false);
    foreign.set(false);
    saved = now;
    form.accept(now);
  }

  /**
   * Has what is to be edited shown, now and whenever it is another; null before it is known.
   *
   * @param shows what it shows then, it tells as {@link #edit}
   */
  void onShow(Consumer<@Nullable Setup> shows) {
    form = shows;
    shows.accept(edited);
  }

  /** Whether somebody else changed the configuration since it is edited here. */
  ReadOnlyBooleanProperty foreignProperty() {
    return foreign.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** ARNs of the newest versions of all layers. */
  ObservableList<String> layers() {
    return layers;
  }

  /** An ordered copy without the one at that place. */
  static List<String> without(List<String> all, int at) {
    List<String> left = new ArrayList<>(all);
    left.remove(at);
    return List.copyOf(left);
  }
}
