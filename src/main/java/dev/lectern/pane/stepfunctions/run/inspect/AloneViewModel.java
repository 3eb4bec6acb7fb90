package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.inspect.Stage.Point;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.Trial;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One state by itself, with any of its fields and its input changed (TestState). FX thread. */
public final class AloneViewModel {

  /** What stands for the state's work. */
  public enum Work {
    /** The result or error below, so that nothing is done. */
    GIVEN,
    /** The service itself, in the machine's role. */
    REAL
  }

  /**
   * What it begins with.
   *
   * @param state name of the state
   * @param input JSON text
   * @param variables JSON object
   * @param context JSON object
   * @param work JSON of a result, or of an object with Error and Cause; empty when none is known
   */
  public record Start(
      Machine machine,
      String state,
      String input,
      String variables,
      String context,
      String work,
      int retries) {}

  private final Start start;
  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final LatestSlot testing = new LatestSlot();
  private final StringProperty state;
  private final StringProperty input;
  private final StringProperty given;
  private final ObjectProperty<Work> work = new SimpleObjectProperty<>(Work.GIVEN);
  private final ReadOnlyObjectWrapper<Trial.@Nullable Answer> answer =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

  AloneViewModel(Start start, RunGateway gateway, TaskRunner tasks) {
    this.start = start;
    this.gateway = gateway;
    this.tasks = tasks;
    state =
        new SimpleStringProperty(
            StateText.find(start.machine().text(), start.state())
                .map(found -> Stage.pretty(found.json().toString()))
                .orElse("{}"));
    input = new SimpleStringProperty(Stage.pretty(start.input()));
    given = new SimpleStringProperty(Stage.pretty(start.work().isEmpty() ? "{}" : start.work()));
  }

  /** The definition with the state as it is now; empty while that is no JSON object. */
  public Optional<String> definition() {
    return StateText.replace(start.machine().text(), start.state(), state.get());
  }

  /** The state as it is now; empty while that is no JSON object. */
  public Optional<StateText> text() {
    return definition().flatMap(text -> StateText.find(text, start.state()));
  }

  /** Whether the state was changed. */
  public boolean changed() {
    return text()
        .map(StateText::json)
        .filter(
            now ->
                !StateText.find(start.machine().text(), start.state())
                    .map(StateText::json)
                    .filter(now::equals)
                    .isPresent())
        .isPresent();
  }

  /** Runs it. */
  public void run() {
    Optional<String> definition = definition();
    Optional<StateText> text = text();
    if (definition.isEmpty() || text.isEmpty()) {
      return;
    }
    boolean mocked = text.get().works() && work.get() == Work.GIVEN;
    Trial.Question question =
        new Trial.Question(
            definition.get(),
            start.state(),
            input.get(),
            start.variables(),
            mocked ? start.context() : "",
            text.get().works() && !mocked ? start.machine().role() : "",
            mocked ? mock() : new Trial.Mock.None(),
            0);
    problem.set(null);
    running.set(true);
    tasks
        .work(texts.get("inspect.asking", start.state()), progress -> gateway.test(question))
        .latest(testing)
        .onSuccess(answer::set)
        .onFailure(
            why -> {
              answer.set(null);
              problem.set(why);
            })
        .andFinally(() -> running.set(false))
        .start();
  }

  private Trial.Mock mock() {
    var json = Surroundings.json(given.get());
    return json.has("Error")
        ? new Trial.Mock.Failure(json.path("Error").asString(""), json.path("Cause").asString(""))
        : new Trial.Mock.Result(given.get());
  }

  /** The way of the data in the last run. */
  public List<Stage> stages() {
    Trial.Answer now = answer.get();
    if (now == null) {
      return List.of();
    }
    Map<Point, String> known = Stage.seen(now.seen());
    if (!now.error().isEmpty()) {
      known.remove(Point.RESULT);
      known.put(
          Point.ERROR,
          Json.object().put("Error", now.error()).put("Cause", now.cause()).toString());
    }
    if (!now.output().isEmpty()) {
      known.put(Point.OUTPUT, now.output());
    }
    return Stage.way(known);
  }

  /** Its name. */
  public String name() {
    return start.state();
  }

  /** The state's text, which may be changed. */
  public StringProperty stateProperty() {
    return state;
  }

  /** Its input, which may be changed. */
  public StringProperty inputProperty() {
    return input;
  }

  /** The result or error that stands for the work. */
  public StringProperty givenProperty() {
    return given;
  }

  /** What stands for the work. */
  public ObjectProperty<Work> workProperty() {
    return work;
  }

  /** What came of the last run; null before the first, and when AWS refused it. */
  public ReadOnlyObjectProperty<Trial.@Nullable Answer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Why AWS refused; null when it did not. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether it runs. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }
}
