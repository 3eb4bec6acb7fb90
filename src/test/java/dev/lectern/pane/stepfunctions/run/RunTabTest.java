package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.DirectTaskRunner;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunTabTest {

  private static Machine machine(String name) {
    return new Machine(
        name,
        "arn:aws:states:us-east-1:111122223333:stateMachine:" + name,
        false,
        "ACTIVE",
        "arn:aws:iam::111122223333:role/states",
        "{}",
        "",
        Instant.EPOCH,
        new Machine.Logging("OFF", false, ""),
        false);
  }

  @Test
  void anExecutionIsOfOneMachine() {
    RunTab tab =
        new RunTab(FakeRun.saga(), new FakeContext().context(new DirectTaskRunner(), null));
    tab.open(machine("orders"));
    tab.show("orders", "one");
    tab.show("orders", "two");
    assertThat(tab.shown("orders")).isEqualTo("two");
    tab.open(machine("other"));
    assertThat(tab.shown("other")).isEmpty();
    assertThat(tab.shown("orders")).isEmpty();
    tab.show("orders", "three");
    tab.open(machine("orders"));
    assertThat(tab.shown("orders")).isEqualTo("three");
    tab.close();
  }
}
