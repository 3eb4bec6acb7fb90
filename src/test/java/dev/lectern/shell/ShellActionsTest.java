package dev.lectern.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.action.Action;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ShellActionsTest {

  @Test
  void aKeyBelongsToTheLastActionThatHasIt() {
    Action window = keyed("shell-refresh", KeyCode.R);
    Action find = keyed("shell-find", KeyCode.F);
    Action plain = Action.of("plain", "Plain", "fth-x", () -> {});
    Action pane = keyed("s3-refresh", KeyCode.R);
    assertThat(ShellActions.withoutShadowed(List.of(window, find, plain, pane)))
        .containsExactly(find, plain, pane);
  }

  @Test
  void anActionThatCannotBeRunNowTakesNoKeyFromOneThatCan() {
    Action prefix = keyed("prefix", KeyCode.F);
    Action buckets = keyed("buckets", KeyCode.F).when(new SimpleBooleanProperty(false));
    Action both = keyed("both", KeyCode.F).when(new SimpleBooleanProperty(false));
    assertThat(ShellActions.withoutShadowed(List.of(prefix, buckets))).containsExactly(prefix);
    assertThat(ShellActions.withoutShadowed(List.of(buckets, both))).containsExactly(both);
  }

  private static Action keyed(String id, KeyCode code) {
    return new Action(
        id,
        id,
        "fth-x",
        new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN),
        Bindings.createBooleanBinding(() -> true),
        () -> {});
  }
}
