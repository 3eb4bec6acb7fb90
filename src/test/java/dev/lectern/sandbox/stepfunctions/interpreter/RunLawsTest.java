package dev.lectern.sandbox.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What must hold for every definition. */
class RunLawsTest {

  private static final int DEFINITIONS = 150;

  private final RandomMachines machines = new RandomMachines(20_261_121);

  @Test
  void aHistoryIsATreeAndOutlivesARestartAtEveryStep() {
    for (int i = 0; i < DEFINITIONS; i++) {
      String definition = machines.definition();
      String input = machines.input();
      Player straight = new Player(definition, input, RandomMachines::answer).toTheEnd();
      Player written =
          new Player(definition, input, RandomMachines::answer).writtenDown().toTheEnd();

      assertThat(written.history.toString()).as(definition).isEqualTo(straight.history.toString());
      assertThat(written.run.status()).isEqualTo(straight.run.status());
      for (int at = 0; at < straight.history.size(); at++) {
        JsonNode event = straight.history.get(at);
        assertThat(event.path("id").asInt()).isEqualTo(at + 1);
        assertThat(event.path("previousEventId").asInt())
            .as("%s in %s", event, definition)
            .isBetween(0, at);
      }
      assertThat(straight.types().getLast()).startsWith("Execution");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e30", "1e400", "99999999999999999999", "2.5", "-1", "\"2\""})
  void aWaitOfNoNumberOfSecondsFails(String seconds) {
    Player player =
        Player.play(
            """
            {"StartAt":"A","States":{"A":{"Type":"Wait","SecondsPath":"$.s","End":true}}}
            """,
            "{\"s\":" + seconds + "}");

    assertThat(player.error()).isEqualTo("States.Runtime");
    assertThat(player.cause()).contains("'Seconds' must be a non-negative integer");
  }

  @Test
  void aFaultOfTheInterpreterEndsTheExecution() {
    Player player =
        Player.play(
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","End":true,
             "Parameters":{"v.$":"States.ArrayContains($.list, $.huge)"}}}}
            """,
            "{\"list\":[1],\"huge\":1e400}");

    assertThat(player.run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(player.error()).isEqualTo("States.Runtime");
    assertThat(player.cause()).contains("internal error").contains("'A'");
  }
}
