package dev.lectern.pane.dynamodb.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.FakeStreams;
import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamsTest {

  private final FakeStreams gateway = new FakeStreams();
  private final FakeContext dialogs = new FakeContext();

  private static TableInfo withStream(String arn) {
    TableInfo t = DynamoDbSamples.orders();
    return new TableInfo(
        t.name(),
        t.arn(),
        t.status(),
        t.partition(),
        t.sort(),
        t.indexes(),
        true,
        0,
        0,
        3,
        5_000,
        "NEW_IMAGE",
        arn,
        false,
        t.created());
  }

  @Test
  void childrenOfAClosedShardAreRead() {
    StreamReader reader = new StreamReader(gateway, "arn");
    assertThat(reader.next(Progress.unseen())).hasSize(1);
    gateway.shards = List.of("one", "two");
    assertThat(reader.next(Progress.unseen())).hasSize(1);
    assertThat(reader.next(Progress.unseen())).isEmpty();
  }

  @Test
  void anExpiredIteratorIsMadeAnewBehindWhatIsKnown() {
    gateway.shards = List.of("two");
    StreamReader reader = new StreamReader(gateway, "arn");
    assertThat(reader.next(Progress.unseen())).hasSize(1);
    gateway.expired = true;
    assertThat(reader.next(Progress.unseen())).as("not the same again").isEmpty();
    gateway.expired = true;
    gateway.shards = List.of("three");
    assertThat(reader.next(Progress.unseen())).as("of the shard that is there now").hasSize(1);
  }

  @Test
  void nobodyWhoDoesNotLookReads() {
    StreamViewModel model = new StreamViewModel(gateway, new DirectTaskRunner(), dialogs, () -> {});
    model.open(withStream("arn"));
    gateway.shards = List.of("one", "two");
    model.seen(false);
    model.seen(true);
    assertThat(model.records()).as("not followed, so not read again").hasSize(1);
  }

  @Test
  void theLatestRecordComesFirstAndAnotherStreamClears() {
    StreamViewModel model = new StreamViewModel(gateway, new DirectTaskRunner(), dialogs, () -> {});
    model.open(withStream("arn"));
    gateway.shards = List.of("one", "two");
    model.read();
    assertThat(model.records()).extracting(StreamRecord::sequence).containsExactly("2", "1");
    assertThat(model.records().getFirst().changes())
        .extracting(change -> change.path())
        .containsExactly("sk");
    model.open(DynamoDbSamples.orders());
    assertThat(model.records()).isEmpty();
    assertThat(model.currentProperty().get()).isNull();
  }

  @Test
  void switchingAsksOnlyWhereSomethingIsLost() {
    StreamViewModel model = new StreamViewModel(gateway, new DirectTaskRunner(), dialogs, () -> {});
    model.open(DynamoDbSamples.orders());
    model.enable("KEYS_ONLY");
    assertThat(dialogs.asked).isEmpty();
    model.disable();
    assertThat(dialogs.asked).hasSize(1);
    assertThat(gateway.switched).containsExactly("KEYS_ONLY", "null");
  }

  @Test
  void theNextToExpireStandsFirst() {
    ExpiryViewModel model =
        new ExpiryViewModel(
            gateway,
            new DirectTaskRunner(),
            dialogs,
            InstantSource.fixed(Instant.ofEpochSecond(1_500)));
    model.open(DynamoDbSamples.orders());
    model.look();
    assertThat(model.items())
        .extracting(item -> Show.key(item.key()))
        .containsExactly("soon", "late", "never");
    assertThat(model.items())
        .extracting(item -> item.fate(model.now()))
        .containsExactly(Expiring.Fate.PASSED, Expiring.Fate.COMING, Expiring.Fate.NOT_A_NUMBER);
    assertThat(model.foundProperty().get())
        .isEqualTo("3 items have a time of expiry. 3 items were scanned for 0.5 RCU.");
  }

  @Test
  void millisecondsAndTheFarPastNeverExpire() {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    assertThat(fate("1795514400000", now)).isEqualTo(Expiring.Fate.MILLISECONDS);
    assertThat(fate("1", now)).isEqualTo(Expiring.Fate.TOO_OLD);
    assertThat(fate("-5", now)).isEqualTo(Expiring.Fate.TOO_OLD);
    assertThat(fate("1795514400.7", now)).isEqualTo(Expiring.Fate.COMING);
  }

  private static Expiring.Fate fate(String seconds, Instant now) {
    Map<String, AttributeValue> item =
        Map.of("pk", new AttributeValue.Text("a"), "t", Numbers.parse(seconds));
    return Expiring.of(DynamoDbSamples.orders(), "t", item).fate(now);
  }
}
