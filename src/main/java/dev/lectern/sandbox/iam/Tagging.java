package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code TagUser}, {@code UntagRole}, {@code ListPolicyTags} and their like. */
final class Tagging {

  private static final int MOST = 50;

  /** What has tags: the word in the operations' names, the member that names it, its kind. */
  private record Tagged(String word, String member, Kind kind, String what) {}

  private static final Tagged[] ALL = {
    new Tagged("User", "UserName", Kind.USER, "user with name "),
    new Tagged("Role", "RoleName", Kind.ROLE, "role with name "),
    new Tagged("Policy", "PolicyArn", Kind.POLICY, "policy with ARN "),
    new Tagged("InstanceProfile", "InstanceProfileName", Kind.PROFILE, "instance profile "),
    new Tagged("MFADevice", "SerialNumber", Kind.MFA, "MFA device "),
    new Tagged("OpenIDConnectProvider", "OpenIDConnectProviderArn", Kind.PROVIDER, "provider ")
  };

  private final Iam iam;

  private Tagging(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    Tagging tagging = new Tagging(iam);
    Map<String, Operation> operations = new HashMap<>();
    for (Tagged tagged : ALL) {
      operations.put("Tag" + tagged.word(), call -> tagging.tag(tagged, call));
      operations.put("Untag" + tagged.word(), call -> tagging.untag(tagged, call));
      operations.put("List" + tagged.word() + "Tags", call -> tagging.list(tagged, call));
    }
    return operations;
  }

  /** Checks tags that are given: each key once, none of AWS's own. */
  static void check(JsonNode tags) {
    Set<String> keys = new HashSet<>();
    for (JsonNode tag : tags) {
      String key = tag.path("Key").asString("");
      if (!keys.add(key.toLowerCase(Locale.ROOT))) {
        throw IamErrors.invalid(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw IamErrors.invalid("Tag keys cannot start with aws:");
      }
    }
  }

  private Reply tag(Tagged tagged, Call call) throws IOException {
    check(call.input().path("Tags"));
    change(
        tagged,
        call,
        tags -> {
          for (JsonNode tag : call.input().path("Tags")) {
            tags.put(tag.path("Key").asString(""), tag.path("Value").asString(""));
          }
        });
    return Reply.empty();
  }

  private Reply untag(Tagged tagged, Call call) throws IOException {
    change(
        tagged,
        call,
        tags -> call.input().path("TagKeys").forEach(key -> tags.remove(key.asString())));
    return Reply.empty();
  }

  private Reply list(Tagged tagged, Call call) {
    return Iam.page(call, "Tags", find(tagged, call).path("Tags").valueStream().toList());
  }

  /** A provider's name has slashes of its own. */
  private static String name(Tagged tagged, String given) {
    return tagged.kind() == Kind.PROVIDER ? ProviderOperations.host(given) : Identities.name(given);
  }

  private ObjectNode find(Tagged tagged, Call call) {
    String given = Iam.text(call, tagged.member());
    return iam.store()
        .find(tagged.kind(), Iam.account(call), name(tagged, given))
        .orElseThrow(
            () -> IamErrors.noSuchEntity("The " + tagged.what() + given + " cannot be found."));
  }

  private void change(Tagged tagged, Call call, Consumer<Map<String, String>> change)
      throws IOException {
    String name = name(tagged, Iam.text(call, tagged.member()));
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode document = find(tagged, call).deepCopy();
              Map<String, String> tags = new LinkedHashMap<>();
              document
                  .path("Tags")
                  .forEach(
                      tag -> tags.put(tag.path("Key").asString(), tag.path("Value").asString()));
              change.accept(tags);
              if (tags.size() > MOST) {
                throw IamErrors.limit("The number of tags has reached the maximum limit.");
              }
              ArrayNode list = Json.array();
              tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
              document.set("Tags", list);
              iam.save(tx, tagged.kind(), call, name, document);
              return document;
            });
  }
}
