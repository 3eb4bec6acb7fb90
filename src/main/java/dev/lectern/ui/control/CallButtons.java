package dev.lectern.ui.control;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.control.Button;

/**
 * Buttons beside an error of AWS: why it was denied, and the call itself; beside a call that was
 * not sent, unlocking the session.
 */
public final class CallButtons {

  private CallButtons() {}

  /**
   * None when the problem is of no call; they tell the window by a {@link CallEvent} or an {@link
   * UnlockEvent}.
   */
  public static List<Button> of(UserProblem problem) {
    return of(problem, Texts.of("control"));
  }

  static List<Button> of(UserProblem problem, Texts texts) {
    String id = problem.requestId();
    List<Button> buttons = new ArrayList<>();
    if (problem.readOnly()) {
      buttons.add(
          button("state-unlock", "fth-unlock", texts.get("state.unlock"), UnlockEvent::new));
    }
    if (id == null) {
      return buttons;
    }
    if (problem.denied()) {
      buttons.add(
          button(
              "state-why",
              "fth-shield",
              texts.get("state.why"),
              () -> new CallEvent(CallEvent.WHY, id)));
    }
    buttons.add(
        button(
            "state-call",
            "fth-activity",
            texts.get("state.call"),
            () -> new CallEvent(CallEvent.SHOW, id)));
    return buttons;
  }

  private static Button button(String nodeId, String icon, String text, Supplier<Event> question) {
    Button button = new Button(text, Icons.of(icon));
    button.setId(nodeId);
    button.setOnAction(event -> button.fireEvent(question.get()));
    return button;
  }
}
