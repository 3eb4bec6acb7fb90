package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.stepfunctions.machines.Template;
import dev.lectern.pane.stepfunctions.run.history.DataStep;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Moment;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.inspect.InspectViewModel;
import dev.lectern.pane.stepfunctions.run.inspect.Stage;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.pane.stepfunctions.run.model.Trial;
import dev.lectern.sandbox.stepfunctions.interpreter.Recorded;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunViewModelTest {

  private final FakeRun run = FakeRun.saga();
  private final RunViewModel model = new RunViewModel(run, new DirectTaskRunner());

  private int id(String type, int nth) {
    List<Event> found = run.events.stream().filter(one -> one.type().equals(type)).toList();
    return Math.toIntExact(found.get(nth).id());
  }

  private Status status(String state) {
    var standing = model.momentProperty().get().state(state);
    return standing == null ? Status.NOT_REACHED : standing.status();
  }

  @Test
  void aLongHistoryComesInPages() {
    run.page = 7;
    model.open(FakeRun.ARN);
    assertThat(model.completeProperty().get()).isTrue();
    assertThat(model.history().events()).isEqualTo(run.events);
    assertThat(model.atProperty().get()).isEqualTo(run.events.size());
  }

  @Test
  void whatIsOfTheExecutionIsOfNoState() {
    model.open(FakeRun.ARN);
    model.go(2);
    assertThat(model.stateProperty().get()).isNotEmpty();
    model.go(1);
    assertThat(model.stateProperty().get()).isEmpty();
  }

  @Test
  void whatIsKnownFollowsTheMoment() {
    model.open(FakeRun.ARN);
    assertThat(status("ChargeCard")).isEqualTo(Status.CAUGHT);
    assertThat(status("OrderFailed")).isEqualTo(Status.FAILED);
    assertThat(status("Backorder")).isEqualTo(Status.NOT_REACHED);

    model.go(id("TaskFailed", 0));
    assertThat(model.stateProperty().get()).isEqualTo("ChargeCard");
    assertThat(status("ChargeCard")).isEqualTo(Status.ERRED);
    assertThat(status("ReleaseStock")).isEqualTo(Status.NOT_REACHED);
    model.stepProblem(1);
    assertThat(model.momentProperty().get().state("ChargeCard").retries()).isEqualTo(1);

    model.go(id("MapIterationStarted", 1));
    assertThat(status("PriceLines")).isEqualTo(Status.RUNNING);
    model
        .focusProperty()
        .set(new Moment.Focus(model.history().owner(id("MapStateEntered", 0)).orElseThrow(), 1));
    model.go(model.sizeProperty().get());
    assertThat(model.momentProperty().get().state("PriceOne").visits()).isEqualTo(1);

    model.pin("ValidateOrder");
    model.step(-10);
    assertThat(model.stateProperty().get()).isEqualTo("ValidateOrder");
    model.go(0);
    assertThat(model.momentProperty().get().states()).isEmpty();
  }

  @Test
  void theWaysOfOneIterationAreItsOwn() {
    FakeRun map =
        new FakeRun(
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Odd?",
              "States":{"Odd?":{"Type":"Choice","Default":"Even","Choices":[
                  {"Variable":"$","NumericEquals":1,"Next":"One"}]},
                "One":{"Type":"Pass","End":true},"Even":{"Type":"Pass","End":true}}}}}}
            """,
            "[1,2]",
            (resource, arguments) -> arguments);
    RunViewModel of = new RunViewModel(map, new DirectTaskRunner());
    of.open(FakeRun.ARN);
    assertThat(of.momentProperty().get().taken()).hasSize(2);
    of.focusProperty().set(new Moment.Focus(of.history().visits("M").getFirst(), 1));
    assertThat(of.momentProperty().get().taken())
        .containsExactly(new Moment.Transition("Odd?", "Even", false));
  }

  @Test
  void theWayOfTheDataIsWorkedOutFromTheRecord() {
    InspectViewModel inspect = new InspectViewModel(model, run, new DirectTaskRunner());
    inspect.seen(true);
    model.open(FakeRun.ARN);
    model.pin("PriceOne");
    assertThat(inspect.betweenProperty().get()).isTrue();
    assertThat(inspect.stagesProperty().get().stream().map(Stage::point))
        .containsExactly(
            Stage.Point.INPUT,
            Stage.Point.INPUT_PATH,
            Stage.Point.PARAMETERS,
            Stage.Point.RESULT,
            Stage.Point.RESULT_SELECTOR,
            Stage.Point.RESULT_PATH,
            Stage.Point.OUTPUT);
    assertThat(run.asked.getLast().mock()).isInstanceOf(Trial.Mock.Result.class);
    assertThat(run.asked.getLast().role()).isEmpty();
    int asked = run.asked.size();
    model.step(-1);
    model.step(1);
    assertThat(run.asked).as("what is known is not asked again").hasSize(asked);
    model.pin("ValidateOrder");
    assertThat(run.asked.getLast().mock()).isInstanceOf(Trial.Mock.None.class);
    assertThat(run.asked.getLast().context()).isEmpty();
  }

  @Test
  void theChangeOfAMoment() {
    model.open(FakeRun.ARN);
    History history = model.history();
    DataStep scheduled = DataStep.of(history, id("TaskScheduled", 5));
    assertThat(scheduled.from()).isEqualTo(DataStep.Kind.INPUT);
    assertThat(scheduled.to()).isEqualTo(DataStep.Kind.PARAMETERS);
    DataStep failed = DataStep.of(history, id("TaskFailed", 0));
    assertThat(failed.to()).isEqualTo(DataStep.Kind.ERROR);
    DataStep left = DataStep.of(history, id("TaskStateExited", 3));
    assertThat(left.from()).isEqualTo(DataStep.Kind.INPUT);
    assertThat(left.after()).contains("GatewayBusy");
  }

  @Test
  void whyItFailedIsSaidInPlainWords() {
    model.open(FakeRun.ARN);
    String why =
        new Plain(Texts.of("stepfunctionsrun"))
            .of(model.infoProperty().get(), model.history(), model.sizeProperty().get())
            .orElseThrow();
    assertThat(why).contains("OrderFailed").contains("ChargeCard").contains("503 from the bank");
    Visit failed = model.history().failure(model.sizeProperty().get()).orElseThrow();
    assertThat(model.history().caughtBefore(failed).orElseThrow().state()).isEqualTo("ChargeCard");
  }

  @Test
  void whatWasCaughtOfAStateWithStatesInItIsNamedThoughNoEventTellsItsError() {
    FakeRun saga =
        new FakeRun(
            Template.SAGA.definition(), Template.SAGA.input(), (resource, arguments) -> arguments);
    RunViewModel of = new RunViewModel(saga, new DirectTaskRunner());
    of.open(FakeRun.ARN);
    assertThat(
            new Plain(Texts.of("stepfunctionsrun"))
                .of(of.infoProperty().get(), of.history(), of.sizeProperty().get()))
        .hasValueSatisfying(
            why -> assertThat(why).endsWith("Before that Ship order failed and was caught."));
  }

  @Test
  void aChoiceThatNoRuleFitsIsToldToWantADefault() {
    FakeRun choice =
        new FakeRun(
            """
            {"StartAt":"C","States":{
              "C":{"Type":"Choice","Choices":[
                {"Variable":"$.n","NumericGreaterThan":5,"Next":"S"}]},
              "S":{"Type":"Succeed"}}}
            """,
            "{\"n\":1}",
            (resource, arguments) -> arguments);
    RunViewModel of = new RunViewModel(choice, new DirectTaskRunner());
    of.open(FakeRun.ARN);
    assertThat(
            new Plain(Texts.of("stepfunctionsrun"))
                .of(of.infoProperty().get(), of.history(), of.sizeProperty().get()))
        .hasValueSatisfying(why -> assertThat(why).contains("has no Default"));
  }

  @Test
  void timeStandsStillAtAnEndThatOnlyTheHistoryKnows() {
    run.running = true;
    run.late = Duration.ofSeconds(2);
    model.open(FakeRun.ARN);
    assertThat(model.infoProperty().get().running()).isTrue();
    assertThat(model.live()).isFalse();
    assertThat(model.time()).isEqualTo(run.events.getLast().time());
    run.events = run.events.subList(0, run.events.size() - 1);
    RunViewModel goesOn = new RunViewModel(run, new DirectTaskRunner());
    goesOn.open(FakeRun.ARN);
    assertThat(goesOn.live()).isTrue();
    assertThat(goesOn.time()).isEqualTo(run.events.getLast().time().plusSeconds(2));
  }

  @Test
  void anotherExecutionIsFollowedWhereOneWasSeen() {
    run.running = true;
    run.endsAfter = 5;
    model.seen(true);
    model.open(FakeRun.ARN);
    assertThat(run.described).as("asked until it has ended").isEqualTo(5);
    run.running = true;
    run.endsAfter = 9;
    model.open(FakeRun.ARN + "-2");
    assertThat(run.described).isEqualTo(9);
    assertThat(model.infoProperty().get().running()).isFalse();
  }

  @Test
  void twentyFiveThousandEventsStaySmooth() {
    String items = IntStream.range(0, 3_500).mapToObj(Integer::toString).toList().toString();
    List<Event> events =
        Recorded.history(
                """
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"A","States":{
                  "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","End":true}}}}}}
                """,
                items,
                (resource, arguments) -> arguments)
            .stream()
            .map(Event::of)
            .toList();
    assertThat(events.size()).isGreaterThan(20_000);
    long begun = System.nanoTime();
    History history = History.of(events);
    long folded = System.nanoTime();
    int steps = 0;
    for (int at = 1; at <= events.size(); at += 50) {
      assertThat(Moment.of(history, at, null).event()).isEqualTo(at);
      steps++;
    }
    double each = (System.nanoTime() - folded) / 1e6 / steps;
    assertThat((folded - begun) / 1e6).as("milliseconds to fold").isLessThan(1_500);
    assertThat(each).as("milliseconds a step").isLessThan(16);
    System.getLogger("bench")
        .log(
            System.Logger.Level.INFO,
            "{0} events: folded in {1} ms, a step {2} ms",
            events.size(),
            (folded - begun) / 1_000_000,
            each);
  }
}
