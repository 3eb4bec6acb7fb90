package dev.lectern.pane.demos;

import dev.lectern.lab.Call;
import dev.lectern.lab.Demo;
import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.lab.DemoDesk.Outcome;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.pane.demos.DemosViewModel.Stand;
import dev.lectern.presenter.Presentation;
import dev.lectern.presenter.Talk;
import dev.lectern.presenter.Talk.Move;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells presenter mode of the demo that is open. The speaker may talk about an earlier step while
 * the demo is further: the step that is talked about is kept here. FX thread.
 */
final class DemoTalk {

  /** Explorers that are called otherwise than the service whose calls they show. */
  private static final Map<String, String> EXPLORERS =
      Map.of("sts", "iam", "states", "stepfunctions", "web", "s3");

  private final DemosViewModel model;
  private final Presentation presentation;
  private final Shell shell;
  private final Texts texts;
  private final ChangeListener<Object> changed = (o, before, now) -> tell();

  /** Index of the step that is talked about. */
  private int at;

  /** Whether the step that is being done was asked for here: then it stays the one talked about. */
  private boolean staying;

  private int doneBefore;
  private String demo = "";

  DemoTalk(DemosViewModel model, Presentation presentation, Shell shell, Texts texts) {
    this.model = model;
    this.presentation = presentation;
    this.shell = shell;
    this.texts = texts;
    model.standProperty().addListener(changed);
    model.busyProperty().addListener(changed);
    tell();
  }

  void close() {
    model.standProperty().removeListener(changed);
    model.busyProperty().removeListener(changed);
    presentation.over(this);
  }

  /**
   * The explorer that a step names, or that of the service that it calls first, or the step before
   * it where it only moves the clock; IAM's shows those of STS too, and what is visited as in a
   * browser lies in S3.
   */
  static String pane(Demo demo, DemoStep step) {
    if (!step.explorer().isEmpty()) {
      return step.explorer();
    }
    int at = demo.steps().indexOf(step);
    Stream<Call> before =
        demo.steps().subList(0, at + 1).reversed().stream().flatMap(one -> one.calls().stream());
    return Stream.concat(before, demo.setup().stream())
        .map(Call::service)
        .map(service -> EXPLORERS.getOrDefault(service, service))
        .findFirst()
        .orElse("s3");
  }

  private void tell() {
    Stand stand = model.standProperty().get();
    if (stand == null) {
      presentation.over(this);
      return;
    }
    follow(stand);
    int steps = stand.demo().steps().size();
    DemoStep step = stand.demo().steps().get(at);
    Outcome outcome = at < stand.done().size() ? stand.done().get(at) : null;
    UserProblem problem = stand.problem();
    presentation.tell(
        this,
        new Talk(
            texts.get("talk.title", stand.demo().id(), stand.demo().title()),
            stand.demo().minutes(),
            stand.ready() ? at + 1 : 0,
            steps,
            step.title(),
            text(stand, step.say()),
            text(stand, step.notes()),
            text(stand, step.expect()),
            problem == null ? came(outcome) : problem.title() + " " + problem.why(),
            problem != null || (outcome != null && !outcome.asExpected()),
            step.lit(outcome != null),
            at + 1 < steps ? stand.demo().steps().get(at + 1).title() : "",
            model.busyProperty().get(),
            possible(stand),
            this::move));
  }

  private String text(Stand stand, String template) {
    return template.contains("${") ? model.text(stand.demo(), template) : template;
  }

  private void follow(Stand stand) {
    int done = stand.done().size();
    if (!stand.demo().id().equals(demo) || !stand.ready() || done < doneBefore) {
      demo = stand.demo().id();
      at = 0;
      staying = false;
    } else if (done > doneBefore && !staying) {
      at = done;
    }
    if (done > doneBefore) {
      staying = false;
    }
    doneBefore = done;
    at = Math.clamp(at, 0, stand.demo().steps().size() - 1);
  }

  private String came(@Nullable Outcome outcome) {
    if (outcome == null) {
      return "";
    }
    return outcome.asExpected()
        ? texts.get("talk.done")
        : texts.get("unexpected", outcome.expected(), outcome.found());
  }

  private Set<Move> possible(Stand stand) {
    Set<Move> can = EnumSet.noneOf(Move.class);
    if (stand.ready() && !stand.demo().steps().get(at).show().isEmpty()) {
      can.add(Move.SHOW);
    }
    if (model.busyProperty().get()) {
      return can;
    }
    can.add(Move.SET_UP);
    if (stand.ready()) {
      can.add(Move.RESET);
      if (at > 0) {
        can.add(Move.BACK);
      }
      if (at == stand.done().size()) {
        can.add(Move.PERFORM);
      }
      if (at + 1 < stand.demo().steps().size()) {
        can.add(Move.NEXT);
      }
    }
    return can;
  }

  private void move(Move move) {
    Stand stand = model.standProperty().get();
    if (stand == null) {
      return;
    }
    switch (move) {
      case SET_UP -> model.setUp();
      case RESET -> model.reset();
      case PERFORM -> {
        staying = true;
        model.perform();
      }
      case BACK -> to(at - 1);
      case NEXT -> {
        if (at == stand.done().size()) {
          model.goOn();
        } else {
          to(at + 1);
        }
      }
      case SHOW -> {
        DemoStep step = stand.demo().steps().get(at);
        shell.open(
            pane(stand.demo(), step),
            model.text(stand.demo(), step.place(at < stand.done().size())));
      }
    }
  }

  private void to(int step) {
    at = step;
    tell();
  }
}
