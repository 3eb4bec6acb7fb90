package dev.lectern.sandbox.auth;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A denial as a message that only {@code DecodeAuthorizationMessage} reads: whether a Deny was
 * explicit, which statements matched, who wanted what. It is packed, not encrypted.
 */
public final class AuthorizationMessage {

  private static final String MARK = "lectern-";

  private AuthorizationMessage() {}

  /** Packs a decision. */
  public static String encode(Caller caller, Decision decision) {
    ObjectNode message = Json.object();
    message.put("allowed", decision.allowed()).put("explicitDeny", decision.explicit());
    ArrayNode items = message.putObject("matchedStatements").putArray("items");
    for (Decision.Layer layer : decision.layers()) {
      for (Decision.Match match : layer.matches()) {
        items
            .addObject()
            .put("statementId", match.sid())
            .put("effect", match.allow() ? "ALLOW" : "DENY")
            .put("sourcePolicyId", match.policy())
            .put("sourcePolicyType", layer.kind().words());
      }
    }
    message.putObject("failures").putArray("items");
    ObjectNode context = message.putObject("context");
    context.putObject("principal").put("id", caller.userId()).put("arn", caller.arn());
    context.put("action", decision.action()).put("resource", decision.resource());
    context.putObject("conditions").putArray("items");
    return MARK + pack(message.toString());
  }

  /** The message's text; empty when it is none of the sandbox's. */
  public static Optional<String> decode(String message) {
    if (!message.startsWith(MARK)) {
      return Optional.empty();
    }
    try (InflaterInputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(
                Base64.getUrlDecoder().decode(message.substring(MARK.length()))))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Json.MAPPER.readTree(text).isObject() ? Optional.of(text) : Optional.empty();
    } catch (IOException | IllegalArgumentException | JacksonException damaged) {
      return Optional.empty();
    }
  }

  private static String pack(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }
}
