package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.RestoreSummary;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;

class BackupsTest extends DynamoDbTest {

  private void put(String sk, String total) {
    dynamo.putItem(
        p ->
            p.tableName("orders")
                .item(
                    Map.of(
                        "pk", s("c"), "sk", s(sk), "total", n(total), "status", s("s" + total))));
  }

  private List<String> totals(String table) {
    return dynamo
        .query(
            q ->
                q.tableName(table)
                    .keyConditionExpression("pk = :c")
                    .expressionAttributeValues(Map.of(":c", s("c"))))
        .items()
        .stream()
        .map(item -> item.get("sk").s() + "=" + item.get("total").n())
        .toList();
  }

  @Test
  void aBackupKeepsTheMomentAndIsRestoredUnderAnotherName() {
    orders(more -> {});
    put("a", "1");
    String arn =
        dynamo
            .createBackup(b -> b.tableName("orders").backupName("before"))
            .backupDetails()
            .backupArn();
    put("a", "2");
    put("b", "3");
    assertThat(
            dynamo
                .describeBackup(d -> d.backupArn(arn))
                .backupDescription()
                .backupDetails()
                .backupStatus())
        .isEqualTo(BackupStatus.AVAILABLE);
    assertThat(dynamo.listBackups(l -> l.tableName("orders")).backupSummaries())
        .singleElement()
        .satisfies(summary -> assertThat(summary.backupName()).isEqualTo("before"));
    dynamo.restoreTableFromBackup(r -> r.backupArn(arn).targetTableName("restored"));
    assertThat(totals("restored")).containsExactly("a=1");
    RestoreSummary summary = restored("restored");
    assertThat(summary.sourceBackupArn()).isEqualTo(arn);
    assertThat(summary.sourceTableArn()).endsWith("table/orders");
    assertThat(summary.restoreInProgress()).isFalse();
    assertThat(restored("orders")).isNull();
    assertThat(totals("orders")).containsExactly("a=2", "b=3");
    assertThat(
            dynamo
                .query(
                    q ->
                        q.tableName("restored")
                            .indexName("by-status")
                            .keyConditionExpression("#s = :s")
                            .expressionAttributeNames(Map.of("#s", "status"))
                            .expressionAttributeValues(Map.of(":s", s("s1"))))
                .count())
        .isEqualTo(1);
    assertThatThrownBy(
            () -> dynamo.restoreTableFromBackup(r -> r.backupArn(arn).targetTableName("restored")))
        .isInstanceOf(TableAlreadyExistsException.class);
    dynamo.deleteTable(d -> d.tableName("orders"));
    dynamo.restoreTableFromBackup(r -> r.backupArn(arn).targetTableName("orders"));
    assertThat(totals("orders")).containsExactly("a=1");
    dynamo.deleteBackup(d -> d.backupArn(arn));
    assertThatThrownBy(() -> dynamo.describeBackup(d -> d.backupArn(arn)))
        .isInstanceOf(BackupNotFoundException.class);
  }

  @Test
  void anyMomentIsRestoredWhilePointInTimeRecoveryIsOn() {
    orders(more -> {});
    put("old", "1");
    assertThatThrownBy(() -> restore("early", sandbox.clock().now()))
        .isInstanceOf(PointInTimeRecoveryUnavailableException.class);
    dynamo.updateContinuousBackups(
        u ->
            u.tableName("orders")
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
    sandbox.clock().advance(Duration.ofHours(1));
    put("a", "1");
    put("old", "2");
    Instant first = sandbox.clock().now();
    sandbox.clock().advance(Duration.ofHours(1));
    put("a", "7");
    dynamo.deleteItem(d -> d.tableName("orders").key(key("c", "old")));
    put("b", "8");
    Instant second = sandbox.clock().now();
    assertThatThrownBy(() -> restore("late", second))
        .isInstanceOf(InvalidRestoreTimeException.class);
    sandbox.clock().advance(Duration.ofHours(1));
    put("b", "9");
    restore("first", first.plusSeconds(1));
    restore("second", second.plusSeconds(1));
    dynamo.restoreTableToPointInTime(
        r -> r.sourceTableName("orders").targetTableName("latest").useLatestRestorableTime(true));
    assertThat(totals("first")).containsExactly("a=1", "old=2");
    assertThat(totals("second")).containsExactly("a=7", "b=8");
    assertThat(restored("second").sourceBackupArn()).isNull();
    assertThat(restored("second").restoreDateTime())
        .isCloseTo(second.plusSeconds(1), within(1, ChronoUnit.SECONDS));
    assertThat(totals("latest")).containsExactly("a=7", "b=8");
    assertThat(totals("orders")).containsExactly("a=7", "b=9");
    assertThat(
            dynamo
                .describeContinuousBackups(d -> d.tableName("orders"))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatus())
        .isEqualTo(PointInTimeRecoveryStatus.ENABLED);
  }

  private RestoreSummary restored(String table) {
    return dynamo.describeTable(d -> d.tableName(table)).table().restoreSummary();
  }

  private void restore(String target, Instant time) {
    dynamo.restoreTableToPointInTime(
        r -> r.sourceTableName("orders").targetTableName(target).restoreDateTime(time));
  }

  @Test
  void eventualReadsLagByTheDial() {
    orders(more -> {});
    sandbox.clock().pause();
    put("a", "1");
    sandbox.readLag().lag(Duration.ofSeconds(5));
    put("a", "2");
    put("new", "3");
    assertThat(total(false)).isEqualTo(n("1"));
    assertThat(total(true)).isEqualTo(n("2"));
    assertThat(totals("orders")).containsExactly("a=1");
    sandbox.clock().advance(Duration.ofSeconds(6));
    assertThat(total(false)).isEqualTo(n("2"));
    assertThat(totals("orders")).containsExactly("a=2", "new=3");
    sandbox.readLag().lag(Duration.ZERO);
    put("a", "4");
    assertThat(total(false)).isEqualTo(n("4"));
  }

  private AttributeValue total(boolean strong) {
    return dynamo
        .getItem(g -> g.tableName("orders").key(key("c", "a")).consistentRead(strong))
        .item()
        .get("total");
  }

  @Test
  void whatIsNotHereSaysSo() {
    orders(more -> {});
    DynamoDbException error =
        refused(
            () ->
                dynamo.updateTable(
                    u -> u.tableName("orders").sseSpecification(s -> s.enabled(true))));
    assertThat(error.awsErrorDetails().errorMessage())
        .isEqualTo("The option SSESpecification is not in the sandbox. On AWS it exists.");
    assertThat(dynamo.describeEndpoints().endpoints().getFirst().address())
        .startsWith("127.0.0.1:");
    assertThat(message(() -> dynamo.listGlobalTables())).contains("ListGlobalTables");
  }
}
