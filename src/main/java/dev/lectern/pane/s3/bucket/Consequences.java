package dev.lectern.pane.s3.bucket;

import dev.lectern.calc.access.BucketExposure;
import dev.lectern.calc.access.OpenStatements;
import dev.lectern.json.Json;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What saving a sub-resource will do, in a sentence; and what the one that is there says. */
final class Consequences {

  /** So many of what is removed are named. */
  private static final int NAMED = 5;

  private static final List<String> BLOCKS =
      List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

  private final Texts texts;

  Consequences(Texts texts) {
    this.texts = texts;
  }

  /** What is true with this JSON. */
  String of(Section section, String json) {
    String key = section.key();
    if (json.isBlank()) {
      return texts.get(key + ".none");
    }
    JsonNode tree;
    try {
      tree = Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      return texts.get("invalid");
    }
    return switch (section) {
      case VERSIONING -> texts.get(key + "." + tree.path("Status").asString("Suspended"));
      case POLICY -> policy(tree);
      case PUBLIC_ACCESS -> publicAccess(tree);
      case ACL -> acl(tree);
      case CORS -> texts.get(key + ".is", tree.path("CORSRules").size());
      case LIFECYCLE ->
          texts.get(key + ".is", tree.path("Rules").size(), count(tree.path("Rules")));
      case ENCRYPTION -> texts.get(key + ".is", algorithm(tree));
      case WEBSITE ->
          tree.has("RedirectAllRequestsTo")
              ? texts.get(
                  key + ".redirects",
                  tree.path("RedirectAllRequestsTo").path("HostName").asString(""))
              : tree.has("IndexDocument")
                  ? texts.get(key + ".is", tree.path("IndexDocument").path("Suffix").asString(""))
                  : texts.get(key + ".wrong.index");
      case TAGS -> texts.get(key + ".is", tree.path("TagSet").size());
      case NOTIFICATIONS -> texts.get(key + ".is", told(tree).size());
      case OBJECT_LOCK -> lock(tree);
    };
  }

  /** What taking a sub-resource away removes, by name; not for one that cannot be taken away. */
  String removal(Section section, String json) {
    JsonNode tree = Json.MAPPER.readTree(json);
    List<String> names =
        switch (section) {
          case POLICY -> names(statements(tree), "Sid", "remove.statement");
          case PUBLIC_ACCESS ->
              BLOCKS.stream().filter(block -> tree.path(block).asBoolean(false)).toList();
          case CORS -> names(list(tree.path("CORSRules")), "ID", "remove.rule");
          case LIFECYCLE -> names(list(tree.path("Rules")), "ID", "remove.rule");
          case ENCRYPTION -> List.of(algorithm(tree));
          case TAGS ->
              list(tree.path("TagSet")).stream()
                  .map(tag -> tag.path("Key").asString("") + " = " + tag.path("Value").asString(""))
                  .toList();
          case NOTIFICATIONS -> told(tree);
          case VERSIONING, ACL, WEBSITE, OBJECT_LOCK -> List.of();
        };
    return texts.get(section.key() + ".lost", names.size(), some(names));
  }

  /** The first ones, and how many there are besides. */
  private String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(names.size(), NAMED)));
    return names.size() > NAMED ? texts.get("remove.more", first, names.size() - NAMED) : first;
  }

  private List<String> names(List<JsonNode> all, String field, String otherwise) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> all.get(i).path(field).asString(texts.get(otherwise, i + 1)))
        .toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static String algorithm(JsonNode tree) {
    return tree.path("Rules")
        .path(0)
        .path("ApplyServerSideEncryptionByDefault")
        .path("SSEAlgorithm")
        .asString("?");
  }

  private static int count(JsonNode rules) {
    int enabled = 0;
    for (JsonNode rule : rules) {
      enabled += rule.path("Status").asString("").equals("Enabled") ? 1 : 0;
    }
    return enabled;
  }

  /** Who is told: EventBridge, and the ARNs of the others. */
  private static List<String> told(JsonNode tree) {
    List<String> all = new ArrayList<>();
    if (tree.has("EventBridgeConfiguration")) {
      all.add("EventBridge");
    }
    for (NotificationsForm.Kind kind : NotificationsForm.Kind.values()) {
      tree.path(kind.list).forEach(each -> all.add(each.path(kind.member).asString("?")));
    }
    return all;
  }

  private static List<JsonNode> statements(JsonNode tree) {
    JsonNode statements = tree.path("Statement");
    return statements.isObject() ? List.of(statements) : list(statements);
  }

  private String policy(JsonNode tree) {
    List<JsonNode> all = statements(tree);
    boolean open = OpenStatements.open(tree);
    return texts.get("policy.is", all.size(), count(all, "Allow"), count(all, "Deny"))
        + (open ? " " + texts.get("policy.everyone") : "");
  }

  private static long count(List<JsonNode> statements, String effect) {
    return statements.stream().filter(s -> s.path("Effect").asString("").equals(effect)).count();
  }

  private String acl(JsonNode tree) {
    int open = BucketExposure.grants(tree).size();
    return texts.get("acl.is", tree.path("Grants").size(), open);
  }

  private String publicAccess(JsonNode tree) {
    List<String> off = new ArrayList<>();
    for (String name : BLOCKS) {
      if (!tree.path(name).asBoolean(false)) {
        off.add(name);
      }
    }
    return off.isEmpty()
        ? texts.get("public-access.all")
        : texts.get("public-access.off", String.join(", ", off));
  }

  private String lock(JsonNode tree) {
    JsonNode retention = tree.path("Rule").path("DefaultRetention");
    if (retention.isMissingNode()) {
      return texts.get("object-lock.on");
    }
    String length =
        retention.has("Years")
            ? retention.path("Years").asString("") + " years"
            : retention.path("Days").asString("?") + " days";
    return texts.get("object-lock." + retention.path("Mode").asString("GOVERNANCE"), length);
  }
}
