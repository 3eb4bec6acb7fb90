package dev.lectern.sandbox.dynamodb.streams;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A place in a shard, as a text that means nothing to the caller. Good for 15 minutes.
 *
 * @param from the lowest sequence number to read
 */
record ShardIterator(String streamArn, long from, Instant created) {

  private static final Duration LIFE = Duration.ofMinutes(15);

  String text() {
    byte[] place =
        Json.MAPPER.writeValueAsBytes(
            Json.object().put("from", from).put("created", created.toString()));
    return streamArn + "|1|" + Base64.getEncoder().encodeToString(place);
  }

  /**
   * Reads one.
   *
   * @throws ServiceException ValidationException, or ExpiredIteratorException
   */
  static ShardIterator of(String text, Instant now) {
    String[] parts = text.split("\\|", 3);
    try {
      if (parts.length == 3) {
        byte[] place = Base64.getDecoder().decode(parts[2].getBytes(StandardCharsets.US_ASCII));
        JsonNode node = Json.MAPPER.readTree(place);
        ShardIterator iterator =
            new ShardIterator(
                parts[0],
                node.path("from").asLong(),
                Instant.parse(node.path("created").asString("")));
        if (iterator.created().plus(LIFE).isBefore(now)) {
          throw new ServiceException(
              400,
              "ExpiredIteratorException",
              "Iterator expired. The iterator was created at time "
                  + iterator.created()
                  + " while right now is "
                  + now
                  + " which is further in the future than the tolerated delay of "
                  + LIFE.toMillis()
                  + " milliseconds.");
        }
        return iterator;
      }
    } catch (IllegalArgumentException | JacksonException | java.time.DateTimeException wrong) {
      throw invalid();
    }
    throw invalid();
  }

  private static ServiceException invalid() {
    return new ServiceException(400, "ValidationException", "Invalid ShardIterator");
  }
}
