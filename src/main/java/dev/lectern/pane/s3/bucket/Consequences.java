package dev.lectern.pane.s3.bucket;

import dev.lectern.calc.access.BucketExposure;
import dev.lectern.calc.access.OpenStatements;
import dev.lectern.json.Json;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What saving a sub-resource will do, in a sentence; and what the one that is there says. */
final class Consequences {

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
      case ENCRYPTION ->
          texts.get(
              key + ".is",
              tree.path("Rules")
                  .path(0)
                  .path("ApplyServerSideEncryptionByDefault")
                  .path("SSEAlgorithm")
                  .asString("?"));
      case WEBSITE ->
          tree.has("RedirectAllRequestsTo")
              ? texts.get(
                  key + ".redirects",
                  tree.path("RedirectAllRequestsTo").path("HostName").asString(""))
              : tree.has("IndexDocument")
                  ? texts.get(key + ".is", tree.path("IndexDocument").path("Suffix").asString(""))
                  : texts.get(key + ".wrong.index");
      case TAGS -> texts.get(key + ".is", tree.path("TagSet").size());
      case NOTIFICATIONS -> texts.get(key + ".is", destinations(tree));
      case OBJECT_LOCK -> lock(tree);
    };
  }

  private static int count(JsonNode rules) {
    int enabled = 0;
    for (JsonNode rule : rules) {
      enabled += rule.path("Status").asString("").equals("Enabled") ? 1 : 0;
    }
    return enabled;
  }

  private static int destinations(JsonNode tree) {
    int sum = tree.has("EventBridgeConfiguration") ? 1 : 0;
    for (String kind :
        List.of("TopicConfigurations", "QueueConfigurations", "LambdaFunctionConfigurations")) {
      sum += tree.path(kind).size();
    }
    return sum;
  }

  private String policy(JsonNode tree) {
    JsonNode statements = tree.path("Statement");
    List<JsonNode> all = new ArrayList<>();
    if (statements.isArray()) {
      statements.forEach(all::add);
    } else if (statements.isObject()) {
      all.add(statements);
    }
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
    for (String name :
        List.of(
            "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
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
