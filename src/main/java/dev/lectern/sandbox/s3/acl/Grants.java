package dev.lectern.sandbox.s3.acl;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Grants of an ACL (User Guide, "Access control list (ACL) overview"). */
public final class Grants {

  private static final String GROUPS = "http://acs.amazonaws.com/groups/";
  private static final String EVERYBODY = GROUPS + "global/AllUsers";
  private static final String AUTHENTICATED = GROUPS + "global/AuthenticatedUsers";
  private static final String LOG_DELIVERY = GROUPS + "s3/LogDelivery";
  private static final Set<String> KNOWN_GROUPS = Set.of(EVERYBODY, AUTHENTICATED, LOG_DELIVERY);
  private static final Map<String, String> HEADERS =
      Map.of(
          "GrantFullControl", "FULL_CONTROL",
          "GrantRead", "READ",
          "GrantReadACP", "READ_ACP",
          "GrantWrite", "WRITE",
          "GrantWriteACP", "WRITE_ACP");

  /** The account of AWS that reads bundles of machine images ("Canned ACL", aws-exec-read). */
  private static final String EC2_IMAGES =
      "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

  private Grants() {}

  /** The owner's full control and nothing else. */
  public static ArrayNode ofOwner(String account) {
    ArrayNode grants = Json.array();
    user(grants, S3State.canonicalId(account), "FULL_CONTROL");
    return grants;
  }

  /**
   * What a canned ACL stands for. Those that speak of the bucket's owner say nothing on a bucket.
   *
   * @throws ServiceException InvalidArgument when there is none of that name
   */
  static ArrayNode canned(String name, Subject subject) {
    ArrayNode grants = ofOwner(subject.owner());
    switch (name) {
      case "private" -> {}
      case "public-read" -> group(grants, EVERYBODY, "READ");
      case "public-read-write" -> {
        group(grants, EVERYBODY, "READ");
        group(grants, EVERYBODY, "WRITE");
      }
      case "authenticated-read" -> group(grants, AUTHENTICATED, "READ");
      case "aws-exec-read" -> user(grants, EC2_IMAGES, "READ");
      case "bucket-owner-read" -> bucketOwner(grants, subject, "READ");
      case "bucket-owner-full-control" -> bucketOwner(grants, subject, "FULL_CONTROL");
      case "log-delivery-write" -> {
        if (subject.object()) {
          throw unknown(name);
        }
        group(grants, LOG_DELIVERY, "WRITE");
        group(grants, LOG_DELIVERY, "READ_ACP");
      }
      default -> throw unknown(name);
    }
    return grants;
  }

  private static ServiceException unknown(String name) {
    return S3Errors.invalidArgument("", "x-amz-acl", name);
  }

  private static void bucketOwner(ArrayNode grants, Subject subject, String permission) {
    if (subject.object() && !subject.owner().equals(subject.bucketOwner())) {
      user(grants, S3State.canonicalId(subject.bucketOwner()), permission);
    }
  }

  private static void user(ArrayNode grants, String id, String permission) {
    ObjectNode grantee = Json.object().put("ID", id).put("Type", "CanonicalUser");
    grants.addObject().put("Permission", permission).set("Grantee", grantee);
  }

  private static void group(ArrayNode grants, String uri, String permission) {
    ObjectNode grantee = Json.object().put("URI", uri).put("Type", "Group");
    grants.addObject().put("Permission", permission).set("Grantee", grantee);
  }

  /** Whether any of the grant headers is there. */
  static boolean inHeaders(JsonNode input) {
    return HEADERS.keySet().stream().anyMatch(input::has);
  }

  /** Reads the grant headers, each a list of {@code id="…"} and {@code uri="…"}. */
  static ArrayNode headers(JsonNode input) {
    ArrayNode grants = Json.array();
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      for (String item : input.path(header.getKey()).asString("").split(",", -1)) {
        if (!item.isBlank()) {
          ObjectNode grantee = grantee(item.strip());
          grants.addObject().put("Permission", header.getValue()).set("Grantee", grantee);
        }
      }
    }
    check(grants);
    return grants;
  }

  private static ObjectNode grantee(String item) {
    int equals = item.indexOf('=');
    String kind = equals < 0 ? "" : item.substring(0, equals).strip();
    String value = item.substring(equals + 1).strip().replace("\"", "");
    return switch (kind) {
      case "id" -> Json.object().put("ID", value).put("Type", "CanonicalUser");
      case "uri" -> Json.object().put("URI", value).put("Type", "Group");
      case "emailAddress" ->
          Json.object().put("EmailAddress", value).put("Type", "AmazonCustomerByEmail");
      default ->
          throw S3Errors.invalidArgument("Argument format not recognized", "x-amz-grant", item);
    };
  }

  /** Checks grants as AWS does, except that canonical users of unknown accounts are taken. */
  static void check(JsonNode grants) {
    for (JsonNode grant : grants) {
      JsonNode grantee = grant.path("Grantee");
      switch (grantee.path("Type").asString("")) {
        case "CanonicalUser" -> {
          String id = grantee.path("ID").asString("");
          if (!id.matches("[0-9a-f]{64}")) {
            throw S3Errors.invalidArgument("Invalid id", "CanonicalUser/ID", id);
          }
        }
        case "Group" -> {
          String uri = grantee.path("URI").asString("");
          if (!KNOWN_GROUPS.contains(uri)) {
            throw S3Errors.invalidArgument("Invalid group uri", "uri", uri);
          }
        }
        case "AmazonCustomerByEmail" ->
            throw new ServiceException(
                    400,
                    "UnresolvableGrantByEmailAddress",
                    "The e-mail address you provided does not match any account on record.")
                .with("EmailAddress", grantee.path("EmailAddress").asString(""));
        default -> throw S3Errors.malformedXml();
      }
    }
  }

  /** Whether anybody, or anybody with an account, is granted something. */
  public static boolean isPublic(JsonNode grants) {
    return grants
        .valueStream()
        .map(grant -> grant.path("Grantee").path("URI").asString(""))
        .anyMatch(uri -> uri.equals(EVERYBODY) || uri.equals(AUTHENTICATED));
  }
}
