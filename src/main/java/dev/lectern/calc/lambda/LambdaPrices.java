package dev.lectern.calc.lambda;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/**
 * What Lambda costs in one Region without a free tier, in US dollars. From {@code
 * /facts/lambda-prices.json}, so that a new price is one line.
 *
 * @param source where they were read
 * @param perGigabyteSecond a gigabyte of memory for a second
 * @param perMillionRequests a million invocations
 */
public record LambdaPrices(
    String region,
    String architecture,
    String asOf,
    String source,
    double perGigabyteSecond,
    double perMillionRequests) {

  /** The prices that the console knows. */
  public static LambdaPrices known() {
    try (InputStream in = LambdaPrices.class.getResourceAsStream("/facts/lambda-prices.json")) {
      if (in == null) {
        throw new IllegalStateException("/facts/lambda-prices.json is not in the program");
      }
      JsonNode facts = Json.MAPPER.readTree(in.readAllBytes());
      return new LambdaPrices(
          facts.path("region").asString(),
          facts.path("architecture").asString(),
          facts.path("asOf").asString(),
          facts.path("source").asString(),
          facts.path("perGigabyteSecond").asDouble(),
          facts.path("perMillionRequests").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The price of one invocation.
   *
   * @param gigabyteSeconds billed
   */
  public double call(double gigabyteSeconds) {
    return gigabyteSeconds * perGigabyteSecond + perMillionRequests / 1e6;
  }
}
