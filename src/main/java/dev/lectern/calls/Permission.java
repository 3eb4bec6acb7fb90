package dev.lectern.calls;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What IAM asks of a call. Actions and resources follow the Service Authorization Reference.
 *
 * @param action for example {@code s3:PutObject}
 * @param resource ARN that it acts on, {@code *} when the action has none
 */
public record Permission(String action, String resource) {

  private static final Pattern LABEL = Pattern.compile("\\{([A-Za-z0-9]+)\\+?}");

  /** Operations whose action is another one when they name a version. */
  private static final Set<String> VERSIONED =
      Set.of(
          "s3:GetObject",
          "s3:DeleteObject",
          "s3:GetObjectAcl",
          "s3:PutObjectAcl",
          "s3:GetObjectTagging",
          "s3:PutObjectTagging",
          "s3:DeleteObjectTagging",
          "s3:GetObjectAttributes");

  /**
   * Whether the call needs no permission at all; an explicit deny does not stop it either
   * ("GetCallerIdentity" and "GetSessionToken", AWS STS API Reference).
   */
  public static boolean free(ApiCall call) {
    return call.service().equals("sts")
        && (call.operation().equals("GetCallerIdentity")
            || call.operation().equals("GetSessionToken"));
  }

  /**
   * Everything that the call needs, the main permission first; empty when the operation is not in
   * the models.
   */
  public static List<Permission> of(ApiCall call, ApiModels models) {
    Optional<OperationModel> operation = models.operation(call);
    if (operation.isEmpty()) {
      return List.of();
    }
    List<Permission> needed = new ArrayList<>();
    String action = operation.get().action();
    if (call.parameters().has("VersionId") && VERSIONED.contains(action)) {
      action = action.replace("Object", "ObjectVersion");
    }
    String resource = fill(operation.get().resource(), call);
    needed.add(new Permission(action, resource));
    if (call.service().equals("s3")) {
      s3(call, resource, needed);
    }
    return List.copyOf(needed);
  }

  /** A policy that allows these and nothing else. */
  public static String leastPolicy(List<Permission> permissions) {
    ObjectNode policy = Json.object().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    for (Permission permission : permissions) {
      statements
          .addObject()
          .put("Effect", "Allow")
          .put("Action", permission.action())
          .put("Resource", permission.resource());
    }
    return Json.PRETTY.writeValueAsString(policy);
  }

  /** Headers of a write that need an action of their own, and the source of a copy. */
  private static void s3(ApiCall call, String resource, List<Permission> needed) {
    JsonNode parameters = call.parameters();
    if (call.operation().matches("PutObject|CopyObject|CreateMultipartUpload")) {
      if (parameters.has("Tagging")) {
        needed.add(new Permission("s3:PutObjectTagging", resource));
      }
      if (parameters.has("ACL")) {
        needed.add(new Permission("s3:PutObjectAcl", resource));
      }
      if (parameters.has("ObjectLockMode")) {
        needed.add(new Permission("s3:PutObjectRetention", resource));
      }
      if (parameters.has("ObjectLockLegalHoldStatus")) {
        needed.add(new Permission("s3:PutObjectLegalHold", resource));
      }
    }
    if (parameters.path("BypassGovernanceRetention").asBoolean(false)) {
      needed.add(new Permission("s3:BypassGovernanceRetention", resource));
    }
    String source = parameters.path("CopySource").asString("");
    if (!source.isEmpty()) {
      int version = source.indexOf("?versionId=");
      String path = version < 0 ? source : source.substring(0, version);
      String object =
          java.net.URLDecoder.decode(
              path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
      needed.add(
          new Permission(
              version < 0 ? "s3:GetObject" : "s3:GetObjectVersion",
              "arn:aws:s3:::" + (object.startsWith("/") ? object.substring(1) : object)));
    }
  }

  private static String fill(String template, ApiCall call) {
    Matcher label = LABEL.matcher(template);
    StringBuilder arn = new StringBuilder();
    while (label.find()) {
      String value =
          switch (label.group(1)) {
            case "Region" -> call.region();
            case "Account", "AccountId" -> call.accountId();
            default -> call.parameters().path(label.group(1)).asString("*");
          };
      label.appendReplacement(arn, Matcher.quoteReplacement(value));
    }
    return label.appendTail(arn).toString();
  }
}
