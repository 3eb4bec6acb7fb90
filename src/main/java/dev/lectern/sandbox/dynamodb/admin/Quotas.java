package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How often capacity and mode may change: four decreases in a UTC day, further ones an hour after
 * the one before ("Service, account, and table quotas in Amazon DynamoDB"), and four switches to
 * on-demand mode in 24 hours ("Considerations when switching capacity modes in DynamoDB").
 */
final class Quotas {

  private static final int MOST_SWITCHES = 4;
  private static final int FREE_DECREASES = 4;
  private static final Duration HOUR = Duration.ofHours(1);

  private Quotas() {}

  static boolean lower(Throughput before, Throughput after) {
    return after.read() < before.read() || after.write() < before.write();
  }

  static long today(List<Instant> decreases, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return decreases.stream()
        .filter(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day))
        .count();
  }

  /** Throws LimitExceededException when the table was decreased too often. */
  static void checkDecrease(TableDefinition table, Instant now) {
    List<Instant> decreases = table.features().decreases();
    long today = today(decreases, now);
    if (today >= FREE_DECREASES && decreases.getLast().plus(HOUR).isAfter(now)) {
      throw exceeded(
          "Provisioned throughput decreases are limited within a given UTC day. After the first "
              + FREE_DECREASES
              + " decreases, each subsequent decrease in the same UTC day can be performed at most"
              + " once every "
              + HOUR.toSeconds()
              + " seconds. Number of decreases today: "
              + today
              + ". Last decrease at "
              + decreases.getLast()
              + ". Next decrease can be made at "
              + decreases.getLast().plus(HOUR));
    }
  }

  /** Throws LimitExceededException when the table was switched too often. */
  static void checkSwitch(TableDefinition table, Instant now) {
    List<Instant> switches =
        table.features().switches().stream()
            .filter(at -> at.plus(Duration.ofDays(1)).isAfter(now))
            .toList();
    if (switches.size() >= MOST_SWITCHES) {
      throw exceeded(
          "Updates to PAY_PER_REQUEST mode are limited to "
              + MOST_SWITCHES
              + " in 24 hours. Last update at "
              + switches.getLast()
              + ". Next update can be made at "
              + switches.getFirst().plus(Duration.ofDays(1)));
    }
  }

  private static ServiceException exceeded(String message) {
    return new ServiceException(
        400, "LimitExceededException", "Subscriber limit exceeded: " + message);
  }
}
