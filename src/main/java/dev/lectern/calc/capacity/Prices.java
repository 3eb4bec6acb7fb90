package dev.lectern.calc.capacity;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/**
 * What DynamoDB's throughput costs in one Region, in US dollars, as of a day. From {@code
 * /facts/dynamodb-prices.json}, so that a new price is one line.
 *
 * @param region the Region
 * @param asOf the month in which they were read
 * @param source where they were read
 * @param checked whether the user has read them at AWS; those of the program are quoted
 * @param perReadUnitHour a provisioned read unit for an hour
 * @param perWriteUnitHour a provisioned write unit for an hour
 * @param perMillionReads a million on-demand read request units
 * @param perMillionWrites a million on-demand write request units
 * @param hours hours in a month
 */
public record Prices(
    String region,
    String asOf,
    String source,
    boolean checked,
    double perReadUnitHour,
    double perWriteUnitHour,
    double perMillionReads,
    double perMillionWrites,
    double hours) {

  /** The prices that come with the program. */
  public static Prices shipped() {
    try (InputStream in = Prices.class.getResourceAsStream("/facts/dynamodb-prices.json")) {
      if (in == null) {
        throw new IllegalStateException("/facts/dynamodb-prices.json is not in the program");
      }
      JsonNode facts = Json.MAPPER.readTree(in.readAllBytes());
      return new Prices(
          facts.path("region").asString(),
          facts.path("asOf").asString(),
          facts.path("source").asString(),
          facts.path("checked").asBoolean(),
          facts.path("perReadUnitHour").asDouble(),
          facts.path("perWriteUnitHour").asDouble(),
          facts.path("perMillionReads").asDouble(),
          facts.path("perMillionWrites").asDouble(),
          facts.path("hoursPerMonth").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
