package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Ids;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What all operations of IAM share. */
record Iam(Identities identities) {

  private static final int PAGE = 100;

  IdentityStore store() {
    return identities.store();
  }

  static String account(Call call) {
    return call.caller().accountId();
  }

  static String text(Call call, String member) {
    return call.input().path(member).asString("");
  }

  /** The name of the user, group or role that a call is about; a caller's own user without one. */
  static String name(Entity entity, Call call) {
    String name = text(call, entity.member());
    if (!name.isEmpty() || entity != Entity.USER) {
      return name;
    }
    if (!call.caller().arn().contains(":user/")) {
      throw IamErrors.validation("Must specify userName when calling with non-User credentials");
    }
    return Identities.name(call.caller().arn());
  }

  ObjectNode require(Entity entity, Call call) {
    return require(entity, account(call), name(entity, call));
  }

  ObjectNode require(Entity entity, String account, String name) {
    return store().find(entity.kind(), account, name).orElseThrow(() -> missing(entity, name));
  }

  static ServiceException missing(Entity entity, String name) {
    return IamErrors.noSuchEntity(
        "The " + entity.lower() + " with name " + name + " cannot be found.");
  }

  /** Changes a user, group or role in a transaction of its own. */
  Reply update(Entity entity, Call call, Consumer<ObjectNode> change) throws IOException {
    String account = account(call);
    String name = name(entity, call);
    store()
        .store()
        .write(
            tx -> {
              ObjectNode document =
                  store()
                      .find(tx, entity.kind(), account, name)
                      .orElseThrow(() -> missing(entity, name))
                      .deepCopy();
              change.accept(document);
              store().save(tx, entity.kind(), account, name, document);
              return document;
            });
    return Reply.empty();
  }

  /** A managed policy of the caller's account or AWS's. */
  ObjectNode policy(Call call, String arn) {
    checkArn(arn);
    return identities
        .document(arn)
        .filter(policy -> arn.contains("::aws:") || arn.contains("::" + account(call) + ":"))
        .orElseThrow(() -> IamErrors.noSuchEntity("Policy " + arn + " was not found."));
  }

  static void checkArn(String arn) {
    if (!arn.matches("arn:aws[a-z-]*:iam::(\\d{12}|aws):policy/.+")) {
      throw IamErrors.invalid("ARN " + arn + " is not valid.");
    }
  }

  /** What the API shows of a document: members that begin with a capital. */
  static ObjectNode shown(ObjectNode document) {
    ObjectNode shown = Json.object();
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      if (Character.isUpperCase(member.getKey().charAt(0))) {
        shown.set(member.getKey(), member.getValue());
      }
    }
    String boundary = document.path("boundary").asString("");
    if (!boundary.isEmpty()) {
      shown
          .putObject("PermissionsBoundary")
          .put("PermissionsBoundaryType", "Policy")
          .put("PermissionsBoundaryArn", boundary);
    }
    if (document.has("trust")) {
      shown.put("AssumeRolePolicyDocument", Documents.encoded(document.path("trust").asString()));
    }
    return shown;
  }

  /** The same as lists have it: without tags and boundary. */
  static ObjectNode listed(ObjectNode document) {
    ObjectNode shown = shown(document);
    shown.remove("Tags");
    shown.remove("PermissionsBoundary");
    shown.remove("RoleLastUsed");
    return shown;
  }

  /**
   * A page of a list.
   *
   * @param member the output's member that holds the list
   */
  static Reply page(Call call, String member, List<? extends JsonNode> all) {
    int most = call.input().path("MaxItems").asInt(PAGE);
    int from = marker(text(call, "Marker"));
    int to = Math.min(all.size(), from + most);
    ObjectNode output = Json.object();
    ArrayNode list = output.putArray(member);
    for (JsonNode one : all.subList(Math.min(from, to), to)) {
      list.add(one);
    }
    output.put("IsTruncated", to < all.size());
    if (to < all.size()) {
      output.put("Marker", "from-" + to);
    }
    return Reply.of(output);
  }

  /**
   * A page of several lists that are paged as one: each element says by {@code in} where it
   * belongs.
   *
   * @param page of a list {@code all}
   */
  static Reply sorted(Reply page, List<String> members) {
    ObjectNode output = page.output();
    JsonNode list = output.remove("all");
    members.forEach(output::putArray);
    for (JsonNode one : list) {
      ObjectNode shown = ((ObjectNode) one).deepCopy();
      output.withArray("/" + shown.remove("in").asString()).add(shown);
    }
    return page;
  }

  private static int marker(String marker) {
    if (marker.isEmpty()) {
      return 0;
    }
    if (!marker.matches("from-\\d{1,8}")) {
      throw IamErrors.validation("Invalid Marker.");
    }
    return Integer.parseInt(marker.substring(5));
  }

  /** Those whose path begins as the call wants. */
  static List<ObjectNode> underPath(Call call, List<ObjectNode> all) {
    String prefix = text(call, "PathPrefix");
    List<ObjectNode> some = new ArrayList<>();
    for (ObjectNode one : all) {
      if (one.path("Path").asString("/").startsWith(prefix)) {
        some.add(one);
      }
    }
    return some;
  }

  static List<JsonNode> strings(Iterable<String> texts) {
    ArrayNode list = Json.array();
    texts.forEach(list::add);
    return list.valueStream().toList();
  }

  /** Removes a text from a list, or says that it was not there. */
  static boolean without(ObjectNode document, String member, String text) {
    ArrayNode kept = Json.array();
    boolean found = false;
    for (JsonNode one : document.path(member)) {
      boolean same = one.asString().equals(text);
      found |= same;
      if (!same) {
        kept.add(one);
      }
    }
    document.set(member, kept);
    return found;
  }

  static boolean contains(JsonNode list, String text) {
    return list.valueStream().anyMatch(one -> one.asString().equals(text));
  }

  /** A new document with what all have. */
  static ObjectNode document(Call call, String name, String word, String prefix, String type) {
    String path = text(call, "Path").isEmpty() ? "/" : text(call, "Path");
    ObjectNode document = Json.object();
    document.put("account", account(call));
    document.put("Path", path);
    document.put(word + "Name", name);
    document.put(word + "Id", Ids.unique(prefix));
    document.put("Arn", "arn:aws:iam::" + account(call) + ":" + type + path + name);
    document.put("CreateDate", call.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return document;
  }

  void save(Tx tx, Kind kind, Call call, String name, ObjectNode document) {
    store().save(tx, kind, account(call), name, document);
  }
}
