package dev.lectern.pane.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.example.Draft;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorViewModelTest {

  private final FakeDesk desk = new FakeDesk();
  private final AuthorViewModel model = new AuthorViewModel(desk, new DirectTaskRunner());

  private StepForm step() {
    model.begin();
    desk.marks.add(FakeDesk.NOTHING);
    model.mark();
    desk.marks.add(FakeDesk.STEP);
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
    desk.marks.add(FakeDesk.NOTHING);
    model.mark();
    desk.marks.add(FakeDesk.NOTHING);
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
