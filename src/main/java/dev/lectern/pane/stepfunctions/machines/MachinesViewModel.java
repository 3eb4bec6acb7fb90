package dev.lectern.pane.stepfunctions.machines;

import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.MachineRow;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The list of state machines, and what makes and deletes them. FX thread. */
public final class MachinesViewModel extends ListViewModel<MachineRow, Integer> {

  private final MachinesGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts = Texts.of("stepfunctions");
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();
  private BiConsumer<Machine, String> made = (machine, input) -> {};
  private Consumer<String> gone = name -> {};

  /** Nothing is loaded before {@link #refresh()}. */
  public MachinesViewModel(
      MachinesGateway gateway, TaskRunner tasks, Dialogs dialogs, Toasts toasts) {
    super(
        new Source<>(gateway::list, gateway::running, MachineRow::name),
        tasks,
        Texts.of("stepfunctions").get("machines.listing"));
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  /**
   * Sets who is told.
   *
   * @param whenMade of a machine that was made, with an input for it; empty for none
   * @param whenGone of one that was deleted, by name
   */
  public void listen(BiConsumer<Machine, String> whenMade, Consumer<String> whenGone) {
    made = whenMade;
    gone = whenGone;
  }

  @Override
  protected String words(MachineRow row) {
    return row.name() + " " + row.type();
  }

  /**
   * Makes a machine.
   *
   * @param input for its first execution; empty for none
   */
  Attempt create(NewMachine wanted, String input) {
    return Attempt.of(
        tasks
            .work(
                texts.get("machines.creating", wanted.name()),
                progress -> gateway.create(wanted, progress))
            .onCancel(this::refresh),
        machine -> {
          toasts.show(
              texts.get("machines.created", machine.name()),
              wanted.role().isEmpty()
                  ? texts.get("machines.created.role", Template.role(wanted.name()))
                  : "");
          made.accept(machine, input);
        });
  }

  /** Deletes a machine after it was said what goes with it. */
  public void delete(MachineRow machine) {
    if (machine.express()) {
      ask(machine, texts.get("machines.delete.express"));
      return;
    }
    tasks
        .work(texts.get("machines.counting", machine.name()), progress -> gateway.running(machine))
        .onSuccess(count -> ask(machine, sentence(count)))
        .onFailure(why -> ask(machine, texts.get("machines.delete.unknown", why.title())))
        .start();
  }

  private String sentence(int running) {
    if (running == 0) {
      return texts.get("machines.delete.sentence");
    }
    return texts.get(
        "machines.delete.running",
        running >= MachinesGateway.MANY ? running + "+" : String.valueOf(running),
        running);
  }

  private void ask(MachineRow machine, String sentence) {
    dialogs
        .confirmByTyping(
            new Confirmation(
                texts.get("machines.delete.title", machine.name()),
                sentence,
                texts.get("delete"),
                true),
            machine.name())
        .thenAccept(
            yes -> {
              if (yes) {
                deleteNow(machine);
              }
            });
  }

  private void deleteNow(MachineRow machine) {
    run(
        tasks
            .work(
                texts.get("machines.deleting", machine.name()),
                progress -> {
                  gateway.delete(machine.arn());
                  return machine.name();
                })
            .onSuccess(
                name -> {
                  busy.set(null);
                  gone.accept(name);
                })
            .onFailure(this::failed)
            .onCancel(() -> busy.set(null))
            .start());
  }

  /** Asks which roles a machine may work in; none when that is not allowed. */
  void roles(Consumer<List<String>> known) {
    tasks
        .work("", progress -> gateway.roles())
        .onSuccess(known)
        .onFailure(why -> known.accept(List.of()))
        .start();
  }

  /** Whether a role may be made for the user. */
  boolean makesRoles() {
    return gateway.makesRoles();
  }

  private void failed(UserProblem why) {
    busy.set(null);
    dialogs.problem(why);
  }

  private void run(TaskHandle handle) {
    if (!handle.done()) {
      busy.set(handle);
    }
  }

  /** What runs now, null when nothing does. */
  ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
