package dev.lectern.pane.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Resource;
import dev.lectern.lab.example.Difference;
import dev.lectern.lab.example.Draft;
import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.lab.example.Recorded;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorViewModelTest {

  private static final Recorded NOTHING = new Recorded(List.of(), List.of(), List.of(), List.of());
  private static final Recorded STEP =
      new Recorded(
          List.of(
              new Call(
                  "s3:PutBucketVersioning",
                  Json.object().put("Bucket", "dv-1-a"),
                  null,
                  Map.of(),
                  "",
                  "",
                  0,
                  "")),
          List.of(
              new Difference(
                  "s3:GetBucketVersioning",
                  Json.object().put("Bucket", "dv-1-a"),
                  "Status == Enabled")),
          List.of(Resource.parse("bucket dv-1-a")),
          List.of("s3:UploadPart has to be written by hand."));

  private final Desk desk = new Desk();
  private final AuthorViewModel model = new AuthorViewModel(desk, new DirectTaskRunner());

  private static final class Desk implements ExampleDesk {
    final Deque<Recorded> marks = new ArrayDeque<>();
    final List<Draft> written = new ArrayList<>();
    List<String> faults = List.of();
    boolean elsewhere;

    @Override
    public String prefix() {
      return "dv-1-";
    }

    @Override
    public void begin() {
      if (elsewhere) {
        throw new ProblemException(UserProblem.of("Labs are made on the sandbox.", "why", "do"));
      }
    }

    @Override
    public Recorded mark(Progress progress) {
      return marks.removeFirst();
    }

    @Override
    public Path write(Draft draft) {
      written.add(draft);
      return Path.of("labs/m05/x-a");
    }

    @Override
    public List<String> prove(Path folder, Progress progress) {
      return faults;
    }

    @Override
    public Place place() {
      return new Place("000000000000", "us-east-1");
    }

    @Override
    public void close() {}
  }

  private StepForm step() {
    model.begin();
    desk.marks.add(NOTHING);
    model.mark();
    desk.marks.add(STEP);
    model.mark();
    return model.stepsProperty().get().getLast();
  }

  @Test
  void aLabIsWrittenWhenEachStepHasACheckAndProvenAtOnce() {
    StepForm step = step();
    assertThat(model.leftProperty().get()).hasSize(1);
    model.title.set("A");
    assertThat(model.missing()).isEqualTo("title");
    model.summary.set("What is learned.");
    assertThat(model.missing()).isEqualTo("checks");
    assertThat(model.unfinished()).hasSize(1);
    step.checks.getFirst().ticked.set(true);
    assertThat(model.missing()).isEmpty();

    model.write();

    Draft draft = desk.written.getFirst();
    assertThat(draft.steps().getFirst().hints())
        .element(1)
        .isEqualTo("The operation is PutBucketVersioning.");
    assertThat(draft.things()).hasSize(1);
    assertThat(model.stageProperty().get())
        .isEqualTo(new AuthorViewModel.Stage.Written(Path.of("labs/m05/x-a"), List.of()));
    assertThat(model.unfinished()).isEmpty();
  }

  @Test
  void aStepInWhichNothingWasDoneIsNone() {
    model.begin();
    desk.marks.add(NOTHING);
    model.mark();
    desk.marks.add(NOTHING);
    model.mark();
    assertThat(model.stepsProperty().get()).isEmpty();
    assertThat(model.problemProperty().get())
        .extracting(UserProblem::title)
        .isEqualTo("Nothing was done.");
    assertThat(model.missing()).isEqualTo("title");
  }

  @Test
  void whatIsNotProvenIsSaidAndCanBeTriedAgain() {
    step().checks.getFirst().ticked.set(true);
    desk.faults = List.of("step-1: Check 1 holds before the work.");
    model.write();
    assertThat(model.stageProperty().get())
        .isInstanceOfSatisfying(
            AuthorViewModel.Stage.Written.class,
            written -> assertThat(written.faults()).hasSize(1));
    desk.faults = List.of();
    model.prove();
    assertThat(model.stageProperty().get())
        .isInstanceOfSatisfying(
            AuthorViewModel.Stage.Written.class, written -> assertThat(written.faults()).isEmpty());
  }

  @Test
  void elsewhereThanOnTheSandboxNothingBegins() {
    desk.elsewhere = true;
    model.begin();
    assertThat(model.stageProperty().get()).isInstanceOf(AuthorViewModel.Stage.Idle.class);
    assertThat(model.problemProperty().get()).isNotNull();
  }
}
