package dev.lectern.lab.kit;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A student's results as a file, signed with the kit's key: HMAC-SHA-256 over the results without
 * white space. The key is on the student's machine, so the signature shows that nobody changed the
 * file after Lectern wrote it who did not take the key out of the kit; it does not show who did the
 * work.
 */
public final class ResultsFile {

  /** How names of results files end. */
  public static final String SUFFIX = ".lectern-results";

  private static final String FORMAT = "lectern-results";
  private static final int VERSION = 1;
  private static final long MOST_BYTES = 8L << 20;

  private static final JsonMapper MAPPER =
      Json.MAPPER.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What is to be thought of a file. */
  public enum Trust {
    /** Signed with the key of a kit that was made or opened here. */
    SIGNED,
    /** The signature does not fit: it was changed after it was saved. */
    CHANGED,
    /** Of a kit that is not known here, so its signature cannot be checked. */
    FOREIGN,
    /** No results file, or one of a newer program. */
    UNREADABLE
  }

  /**
   * A file that was looked at.
   *
   * @param name of the file
   * @param results null when it is unreadable
   * @param why it is not trusted, a sentence; empty when it is
   */
  public record Loaded(String name, Trust trust, @Nullable StudentResults results, String why) {}

  private ResultsFile() {}

  /** Saves results, as a whole or not at all. */
  static void write(Path to, StudentResults results, String key) throws IOException {
    JsonNode tree = MAPPER.valueToTree(results);
    ObjectNode file = Json.object();
    file.put("format", FORMAT);
    file.put("version", VERSION);
    file.set("results", tree);
    file.put("signature", signature(tree, key));
    Path next = to.resolveSibling(to.getFileName() + ".new");
    try {
      Files.writeString(next, Json.PRETTY.writeValueAsString(file));
      Files.move(next, to, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /**
   * Reads a file that came from anywhere; it never fails.
   *
   * @param keys of the kits that are known here, by kit id
   */
  static Loaded read(Path file, Map<String, String> keys) {
    String name = file.getFileName().toString();
    try {
      if (Files.size(file) > MOST_BYTES) {
        return new Loaded(name, Trust.UNREADABLE, null, "It is larger than 8 MB.");
      }
      JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
      if (!FORMAT.equals(tree.path("format").asString(""))) {
        return new Loaded(name, Trust.UNREADABLE, null, "It is no results file.");
      }
      if (tree.path("version").asInt(0) > VERSION) {
        return new Loaded(
            name,
            Trust.UNREADABLE,
            null,
            "It was saved by a newer Lectern. Install the newer one.");
      }
      StudentResults results = MAPPER.treeToValue(tree.path("results"), StudentResults.class);
      if (results == null || !whole(results)) {
        return new Loaded(name, Trust.UNREADABLE, null, "It has no student or no kit.");
      }
      String key = keys.get(results.kit());
      if (key == null) {
        return new Loaded(
            name,
            Trust.FOREIGN,
            results,
            "It belongs to a kit that is not known here. Open that kit, then load again.");
      }
      boolean fits =
          MessageDigest.isEqual(
              signature(tree.path("results"), key).getBytes(StandardCharsets.US_ASCII),
              tree.path("signature").asString("").getBytes(StandardCharsets.UTF_8));
      return fits
          ? new Loaded(name, Trust.SIGNED, results, "")
          : new Loaded(
              name,
              Trust.CHANGED,
              results,
              "Its signature does not fit: it was changed after it was saved.");
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return new Loaded(name, Trust.UNREADABLE, null, "It cannot be read as a results file.");
    }
  }

  /** A foreign file can leave out anything. */
  private static boolean whole(StudentResults results) {
    return given(results.kit())
        && given(results.student())
        && results.saved() != null
        && results.labs().stream()
            .allMatch(
                lab ->
                    given(lab.id())
                        && given(lab.title())
                        && lab.steps().stream()
                            .allMatch(
                                step ->
                                    given(step.id())
                                        && given(step.title())
                                        && given(step.state())));
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static String signature(JsonNode results, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(MAPPER.writeValueAsBytes(results)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
