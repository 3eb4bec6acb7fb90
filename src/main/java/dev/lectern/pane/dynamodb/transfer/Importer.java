package dev.lectern.pane.dynamodb.transfer;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.compose.Act;
import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.compose.Outcome;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.Problems;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Writes the items of a file into a table, 25 a call. A row that cannot be written is told and the
 * others go on. Blocking.
 */
final class Importer {

  private static final int BATCH = 25;
  private static final int LARGEST_ITEM = 400 * 1024;
  private static final int ROUNDS = 30;
  private static final long FIRST_WAIT = 50;
  private static final long LONGEST_WAIT = 5_000;

  /** A row that was not written. */
  record Failure(long line, String why) {}

  /** How far it is. */
  record Count(long written, long failed, double units) {}

  private final ComposeGateway gateway;
  private final TableInfo table;
  private final Progress progress;
  private final Consumer<Failure> failures;
  private final Consumer<Count> counts;
  private final Map<Map<String, AttributeValue>, ItemFileReader.Row> batch = new LinkedHashMap<>();
  private long written;
  private long failed;
  private double units;

  Importer(
      ComposeGateway gateway,
      TableInfo table,
      Progress progress,
      Consumer<Failure> failures,
      Consumer<Count> counts) {
    this.gateway = gateway;
    this.table = table;
    this.progress = progress;
    this.failures = failures;
    this.counts = counts;
  }

  Count read(Path file) throws IOException, InterruptedException {
    long size = Files.size(file);
    try (ItemFileReader rows = new ItemFileReader(file)) {
      for (ItemFileReader.Row row = rows.next(); row != null; row = rows.next()) {
        progress.check();
        String wrong = row.item() == null ? row.problem() : wrong(row.item());
        if (!wrong.isEmpty()) {
          fail(row.line(), wrong);
          continue;
        }
        // a batch may not name a key twice; the later row counts, as in the file
        if (batch.containsKey(key(row)) || batch.size() == BATCH) {
          flush();
          progress.update(rows.read(), size);
        }
        batch.put(key(row), row);
      }
      flush();
    }
    return count();
  }

  private Map<String, AttributeValue> key(ItemFileReader.Row row) {
    return table.keyOf(java.util.Objects.requireNonNull(row.item()));
  }

  private Count count() {
    return new Count(written, failed, units);
  }

  private void fail(long line, String why) {
    failed++;
    failures.accept(new Failure(line, why));
    counts.accept(count());
  }

  /** What can be seen here already; the rest DynamoDB says. */
  private String wrong(Map<String, AttributeValue> item) {
    List<KeyAttribute> keys = new ArrayList<>(List.of(table.partition()));
    if (table.sort() != null) {
      keys.add(table.sort());
    }
    for (KeyAttribute key : keys) {
      AttributeValue value = item.get(key.name());
      if (value == null) {
        return "The key attribute " + key.name() + " is missing.";
      }
      if (!value.type().equals(key.type())) {
        return "The key attribute "
            + key.name()
            + " is "
            + value.type()
            + ", the table wants "
            + key.type()
            + ".";
      }
    }
    int bytes = ItemSize.of(item);
    return bytes > LARGEST_ITEM
        ? "The item has " + bytes + " bytes, more than the 400 KB that an item may have."
        : "";
  }

  private void flush() throws InterruptedException {
    List<ItemFileReader.Row> rows = List.copyOf(batch.values());
    batch.clear();
    if (rows.isEmpty()) {
      return;
    }
    try {
      write(rows);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!refused(e)) {
        throw e;
      }
      if (rows.size() == 1) {
        fail(rows.getFirst().line(), Problems.of(e).why());
      } else {
        // one row spoils the call: alone each says for itself
        for (ItemFileReader.Row row : rows) {
          batch.put(key(row), row);
          flush();
        }
      }
    }
    counts.accept(count());
  }

  private static boolean refused(RuntimeException e) {
    String code = Problems.of(e).code();
    return code != null && code.contains("ValidationException");
  }

  private void write(List<ItemFileReader.Row> rows) throws InterruptedException {
    List<Act> left = new ArrayList<>();
    for (ItemFileReader.Row row : rows) {
      left.add(
          new Act(
              Act.Kind.PUT,
              table.name(),
              java.util.Objects.requireNonNull(row.item()),
              null,
              null,
              Map.of(),
              Map.of()));
    }
    for (int round = 0; !left.isEmpty(); round++) {
      if (round > 0) {
        long most = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(20, round - 1));
        Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1)), progress);
      }
      progress.check();
      ComposeGateway.Reply reply = gateway.batchWrite(left);
      units += reply.used().total();
      List<Act> again = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        if (reply.outcomes().get(i) instanceof Outcome.Left) {
          again.add(left.get(i));
        }
      }
      written += left.size() - again.size();
      left = again;
      if (round == ROUNDS && !left.isEmpty()) {
        for (ItemFileReader.Row row : rows) {
          if (left.stream().anyMatch(act -> act.item().equals(row.item()))) {
            fail(row.line(), "The table has no capacity for it; tried " + ROUNDS + " times.");
          }
        }
        return;
      }
    }
  }
}
