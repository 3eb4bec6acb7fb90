package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Faults.Standing;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** The fault desk in the console as it is put together. */
class FaultDeskFxTest extends ConsoleJourney {

  @Test
  void aFaultIsChosenAsItComesAndTheDeskCountsRequestsByItself() {
    start();
    until(() -> shown("#s3-objects"));
    interact(() -> console.window().open("sandbox", ""));
    until(() -> shown("#sandbox-faults"));
    String before = read(() -> ((Label) node("#sandbox-journal")).getText());
    act("Fault: S3: SlowDown 3 of 5");
    until(() -> chosen().equals("s3-slow-down"));
    act("Fault: All: expired token");
    until(() -> chosen().equals("expired"));
    act("Turn all faults off");
    interact(() -> console.window().open("iam", ""));
    until(() -> shown("#iam-create"));
    interact(() -> console.window().open("sandbox", ""));
    until(() -> !((Label) node("#sandbox-journal")).getText().equals(before));
    assertThat(rows("#sandbox-faults")).isEqualTo(2);
  }

  private String chosen() {
    Object now = ((TableView<?>) node("#sandbox-faults")).getSelectionModel().getSelectedItem();
    return now instanceof Standing standing ? standing.fault().id() : "";
  }
}
