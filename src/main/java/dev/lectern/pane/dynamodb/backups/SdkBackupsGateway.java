package dev.lectern.pane.dynamodb.backups;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Backups through the SDK. */
public final class SdkBackupsGateway implements BackupsGateway {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkBackupsGateway(AwsClients clients) {
    this.clients = clients;
  }

  private DynamoDbClient dynamo() {
    return clients.dynamoDb();
  }

  @Override
  public List<Backup> list(TableInfo table) {
    List<Backup> backups = new ArrayList<>();
    String from = null;
    do {
      String start = from;
      ListBackupsResponse page =
          dynamo().listBackups(l -> l.tableName(table.name()).exclusiveStartBackupArn(start));
      page.backupSummaries().forEach(each -> backups.add(backup(each)));
      from = page.lastEvaluatedBackupArn();
    } while (from != null);
    backups.sort(Comparator.comparing(Backup::created).reversed());
    return backups;
  }

  private static Backup backup(BackupSummary summary) {
    return new Backup(
        summary.backupArn(),
        summary.backupName(),
        summary.backupStatusAsString(),
        Objects.requireNonNullElse(summary.backupTypeAsString(), "USER"),
        summary.backupCreationDateTime(),
        Objects.requireNonNullElse(summary.backupSizeBytes(), 0L));
  }

  @Override
  public void create(TableInfo table, String name) {
    dynamo().createBackup(c -> c.tableName(table.name()).backupName(name));
  }

  @Override
  public void delete(Backup backup) {
    dynamo().deleteBackup(d -> d.backupArn(backup.arn()));
  }

  @Override
  public void restore(Backup backup, String target, Progress progress) throws InterruptedException {
    dynamo().restoreTableFromBackup(r -> r.backupArn(backup.arn()).targetTableName(target));
    await(target, progress);
  }

  private void await(String table, Progress progress) throws InterruptedException {
    while (dynamo().describeTable(d -> d.tableName(table)).table().tableStatus()
        != TableStatus.ACTIVE) {
      Pause.of(LOOK_AGAIN, progress);
    }
  }

  @Override
  public Recovery recovery(TableInfo table) {
    PointInTimeRecoveryDescription found =
        dynamo()
            .describeContinuousBackups(d -> d.tableName(table.name()))
            .continuousBackupsDescription()
            .pointInTimeRecoveryDescription();
    return found == null
        ? new Recovery(false, 0, null, null)
        : new Recovery(
            found.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED,
            Objects.requireNonNullElse(found.recoveryPeriodInDays(), 35),
            found.earliestRestorableDateTime(),
            found.latestRestorableDateTime());
  }

  @Override
  public void recover(TableInfo table, boolean on) {
    dynamo()
        .updateContinuousBackups(
            u ->
                u.tableName(table.name())
                    .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(on)));
  }

  @Override
  public void restoreTo(TableInfo table, @Nullable Instant at, String target, Progress progress)
      throws InterruptedException {
    dynamo()
        .restoreTableToPointInTime(
            r ->
                r.sourceTableName(table.name())
                    .targetTableName(target)
                    .restoreDateTime(at)
                    .useLatestRestorableTime(at == null ? true : null));
    await(target, progress);
  }
}
