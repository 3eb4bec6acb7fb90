package dev.lectern.pane.stepfunctions.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.DirectTaskRunner;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the next execution of a machine begins with. */
class SampleInputTest {

  private static final String SAMPLE = "{\n  \"who\" : \"world\"\n}";

  private final ExecutionsViewModel model =
      new ExecutionsViewModel(new Nothing(), new DirectTaskRunner(), new FakeDialogs());

  private static Machine machine(String definition) {
    return new Machine(
        "hello",
        "arn:aws:states:us-east-1:000000000000:stateMachine:hello",
        false,
        "ACTIVE",
        "",
        definition,
        "",
        Instant.EPOCH,
        new Machine.Logging("OFF", false, ""),
        false);
  }

  private void start(Machine of, String input) {
    var _ = model.start(of, new ExecutionsGateway.Start(of.arn(), "", input), false);
  }

  @Test
  void aTemplatesInputIsOfferedWhileTheDefinitionIsTheTemplates() {
    Machine made = machine("{\"from\": \"template\"}");
    model.sample(made, SAMPLE);
    model.know(made);
    String offered = model.input();
    assertThat(offered).contains("world");
    start(made, offered);
    assertThat(model.input()).isEqualTo(offered);

    model.know(machine("{\"of\": \"somebody\"}"));
    assertThat(model.input()).isEqualTo("{}");
  }

  @Test
  void anInputOfTheUsersOwnStays() {
    Machine made = machine("{\"from\": \"template\"}");
    model.sample(made, SAMPLE);
    model.know(made);
    start(made, "{\"mine\": 1}");
    model.know(machine("{\"of\": \"somebody\"}"));
    assertThat(model.input()).isEqualTo("{\"mine\": 1}");
  }

  /** No executions, and each start works. */
  private static final class Nothing implements ExecutionsGateway {

    @Override
    public Page page(String machine, String status, String next) {
      return new Page(List.of(), "");
    }

    @Override
    public String start(Start wanted) {
      return "one";
    }

    @Override
    public Result sync(Start wanted) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void stop(String execution, String cause) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void redrive(String execution) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String input(String execution) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> startable(String machine) {
      return List.of();
    }
  }
}
