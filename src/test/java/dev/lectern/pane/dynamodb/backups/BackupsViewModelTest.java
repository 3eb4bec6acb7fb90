package dev.lectern.pane.dynamodb.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.FakeBackups;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.DirectTaskRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BackupsViewModelTest {

  private final FakeBackups gateway = new FakeBackups();
  private final FakeContext dialogs = new FakeContext();
  private final List<String> restored = new ArrayList<>();
  private final BackupsViewModel model =
      new BackupsViewModel(gateway, new DirectTaskRunner(), dialogs, restored::add);

  @Test
  void aBackupIsMadeRestoredAndDeletedAfterAQuestion() {
    model.open(DynamoDbSamples.orders());
    model.create();
    assertThat(model.backups()).extracting(Backup::name).containsExactly("orders-backup");
    model.restore(model.backups().getFirst());
    assertThat(gateway.done).containsExactly("orders-backup into orders-restored");
    assertThat(restored).containsExactly("orders-restored");
    model.delete(model.backups().getFirst());
    assertThat(dialogs.asked.getFirst().sentence()).contains("4,203 B");
    assertThat(model.backups()).isEmpty();
  }

  @Test
  void recoveryGoesToAMomentAndIsGivenUpAfterAQuestion() {
    model.open(DynamoDbSamples.orders());
    model.recover(true);
    assertThat(Objects.requireNonNull(model.recoveryProperty().get()).on()).isTrue();
    assertThat(dialogs.asked).isEmpty();
    model.restoreTo(Instant.EPOCH);
    model.restoreTo(null);
    assertThat(gateway.done)
        .containsExactly("1970-01-01T00:00:00Z into orders-restored", "null into orders-restored");
    model.recover(false);
    assertThat(dialogs.asked).hasSize(1);
    assertThat(Objects.requireNonNull(model.recoveryProperty().get()).on()).isFalse();
  }
}
