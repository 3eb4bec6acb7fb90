package dev.lectern.pane.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabsViewModelTest {

  @TempDir Path folder;
  private LabRoom room;
  private LabsViewModel model;

  @BeforeEach
  void open() {
    room = new LabRoom(folder);
    model = model();
  }

  private LabsViewModel model() {
    return new LabsViewModel(room.services(new DirectTaskRunner()), Texts.of("labs"));
  }

  private LabQuestions questions() {
    return new LabQuestions(model, room.services(new DirectTaskRunner()), Texts.of("labs"));
  }

  private StepState state(String step) {
    return model.viewProperty().get().progress().step(step).state();
  }

  @Test
  void aLabIsDoneFromStartToEnd() {
    assertThat(model.viewProperty().get()).isNull();
    model.open("5.A");
    assertThat(model.current()).isNull();
    model.start();
    assertThat(model.unfoldedProperty().get()).isEqualTo("enable");
    assertThat(room.opened).containsExactly("reload");
    model.check();
    assertThat(model.outcomeProperty().get())
        .isInstanceOfSatisfying(
            Outcome.Passed.class,
            passed -> {
              assertThat(passed.number()).isEqualTo(1);
              assertThat(passed.score()).isEqualTo(10);
            });
    assertThat(model.unfoldedProperty().get()).isEqualTo("overwrite");
    while (model.current() != null) {
      model.check();
    }
    assertThat(model.viewProperty().get().progress().finished(model.viewProperty().get().lab()))
        .isTrue();
    assertThat(model.catalogueProperty().get().entries().getFirst().finished()).isTrue();
  }

  @Test
  void aWrongStepStaysOpenAndSaysWhatHolds() {
    model.open("5.A");
    model.start();
    model.check();
    room.desk.holds = 1;
    model.check();
    assertThat(state("overwrite")).isEqualTo(StepState.OPEN);
    assertThat(model.outcomeProperty().get())
        .isInstanceOfSatisfying(
            Outcome.NotYet.class,
            notYet -> {
              assertThat(notYet.held()).isEqualTo(1);
              assertThat(notYet.checks()).isEqualTo(3);
            });
    assertThat(model.unfoldedProperty().get()).isEqualTo("overwrite");
  }

  @Test
  void hintsOpenOneAfterAnother() {
    model.open("5.A");
    model.start();
    for (int number = 1; number <= 3; number++) {
      assertThat(model.nextHint()).isEqualTo(number);
      model.hint();
    }
    assertThat(model.nextHint()).isZero();
    model.hint();
    assertThat(room.desk.log).endsWith("hint 1", "hint 2", "hint 3");
  }

  @Test
  void skippingSolvingResettingAndBeginningAgainAskFirst() {
    model.open("5.A");
    model.start();
    room.answer = false;
    questions().skip();
    questions().solve();
    questions().reset("enable");
    questions().startAgain();
    assertThat(room.asked).hasSize(4);
    assertThat(room.asked.get(2).sentence()).isEqualTo(room.desk.resetSays("5.A", "enable"));
    assertThat(room.asked.get(3).sentence()).contains("dv-7f3a-rescue");
    assertThat(room.desk.log).doesNotContain("skip enable", "solve enable", "reset enable");
    room.answer = true;
    questions().skip();
    assertThat(state("enable")).isEqualTo(StepState.SKIPPED);
    questions().solve();
    assertThat(state("overwrite")).isEqualTo(StepState.SHOWN);
    questions().reset("enable");
    assertThat(model.unfoldedProperty().get()).isEqualTo("enable");
  }

  @Test
  void theLabThatWasOpenIsOpenAgainWhenThereIsASession() {
    model.open("5.A");
    model.start();
    model.check();
    model.close();
    room.session.set(Optional.empty());
    model = model();
    assertThat(model.viewProperty().get()).isNull();
    room.session.set(Optional.of("two"));
    assertThat(model.viewProperty().get().lab().id()).isEqualTo("5.A");
    assertThat(model.unfoldedProperty().get()).isEqualTo("overwrite");
    model.list();
    model.close();
    model = model();
    assertThat(model.viewProperty().get()).isNull();
  }

  @Test
  void anotherSessionIsLookedAtAtOnce() {
    model.open("5.A");
    model.start();
    room.desk.lost = "This lab was begun in Sandbox, and the console works in dev now.";
    room.session.set(Optional.of("dev"));
    assertThat(model.viewProperty().get().lost()).startsWith("This lab was begun");
    assertThat(model.canWork()).isFalse();
    model.check();
    assertThat(room.desk.log).doesNotContain("check enable");
  }

  @Test
  void whatWasTypedIsCheckedAndComesBack() {
    model.open("5.C");
    model.start();
    model.check();
    var step = model.current();
    String answer = step.questions().getFirst().answer();
    model.type(step, answer, "abc-2");
    room.desk.holds = 0;
    model.check();
    assertThat(room.desk.log).contains("check " + step.id() + " {" + answer + "=abc-2}");
    model.close();
    model = model();
    assertThat(model.draft(step, answer)).isEqualTo("abc-2");
  }

  @Test
  void aFailureIsSaidAndNothingIsLost() {
    model.open("5.A");
    model.start();
    room.desk.fails = new IOException("disk full");
    model.check();
    assertThat(model.problemProperty().get()).isNotNull();
    assertThat(model.busyProperty().get()).isNull();
    assertThat(model.viewProperty().get().lab().id()).isEqualTo("5.A");
    room.desk.fails = null;
    model.check();
    assertThat(model.problemProperty().get()).isNull();
  }
}
