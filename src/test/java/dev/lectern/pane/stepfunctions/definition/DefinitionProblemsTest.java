package dev.lectern.pane.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.Diagnostic;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.DirectTaskRunner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a definition while it is typed. */
class DefinitionProblemsTest {

  private static final String WRONG =
      """
      {"StartAt": "A", "States": {
        "A": {"Type": "Wait",
          "Edn": true,
          "Seconds": "five"}}}
      """;

  private static final String RIGHT =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";

  /** Says what the reader says, and no more after a while. */
  private static final class Service implements DefinitionGateway {

    private boolean silent;

    @Override
    public List<Diagnostic> validate(String definition, boolean express) {
      if (silent) {
        throw new IllegalStateException("throttled");
      }
      return DefinitionReader.read(definition, express).diagnostics();
    }

    @Override
    public Machine save(Machine machine, String text, boolean publish, String description) {
      throw new UnsupportedOperationException("nothing is saved here");
    }

    @Override
    public String publish(Machine machine, String description) {
      throw new UnsupportedOperationException("nothing is published here");
    }
  }

  private final Service service = new Service();
  private final DefinitionViewModel model =
      new DefinitionViewModel(service, new DirectTaskRunner(), machine -> {});

  @Test
  void problemsStandInTheOrderOfTheirLines() {
    model.edit(WRONG);
    assertThat(model.problemsProperty().get()).extracting(Problem::line).containsExactly(2, 3, 4);
  }

  @Test
  void whatWasWrongWithAnotherTextIsGoneAtOnce() {
    model.edit(WRONG);
    service.silent = true;
    model.edit(RIGHT);
    assertThat(model.problemsProperty().get()).isEmpty();
  }
}
