package dev.lectern.sandbox.auth.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What IAM checks of the policies that are kept in it, in its own words; the code of the error is
 * {@code MalformedPolicyDocument} (IAM API Reference, {@code CreatePolicy}, {@code CreateRole}).
 */
public enum IamRules implements Rules {
  /** A policy of users, groups and roles; a boundary; a session policy. */
  IDENTITY,
  /** The trust policy of a role. */
  TRUST;

  private static final Pattern NO_VENDOR = Pattern.compile("[^a-zA-Z0-9\\-.]");
  private static final Pattern NO_SID = Pattern.compile("[^0-9A-Za-z]");
  private static final Set<String> PARTITIONS =
      Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-eusc", "*");
  private static final List<String> IAM_PATHS =
      List.of(
          "user/",
          "federated-user/",
          "role/",
          "group/",
          "instance-profile/",
          "mfa/",
          "server-certificate/",
          "policy/",
          "sms-mfa/",
          "saml-provider/",
          "oidc-provider/",
          "report/",
          "access-report/");

  /** IAM looks for these only when the grammar is right. */
  @Override
  public boolean needs(String field) {
    return false;
  }

  @Override
  public boolean principal(String kind, String value) {
    return this == IDENTITY || (!kind.equals("CanonicalUser") && PrincipalForms.valid(kind, value));
  }

  @Override
  public void check(JsonNode document, Policy policy, Place at) {
    if (this == IDENTITY && !document.path("Version").asString("").equals("2012-10-17")) {
      throw at.fault("Policy document must be version 2012-10-17 or greater.", "/Version");
    }
    boolean list = document.path("Statement").isArray();
    Set<String> sids = new HashSet<>();
    for (int i = 0; i < policy.statements().size(); i++) {
      Statement statement = policy.statements().get(i);
      String here = list ? "/Statement/" + i : "/Statement";
      if (NO_SID.matcher(statement.sid()).find()) {
        throw at.fault(
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
                + " expression [0-9A-Za-z]*",
            here + "/Sid");
      }
      if (!statement.sid().isEmpty() && !sids.add(statement.sid())) {
        throw at.fault("Statement IDs (SID) in a single policy must be unique.", here + "/Sid");
      }
      if (statement.actions().isEmpty()) {
        throw at.fault("Policy statement must contain actions.", here);
      }
      JsonNode node = list ? document.path("Statement").path(i) : document.path("Statement");
      if (this == IDENTITY) {
        identity(statement, node, here, at);
      } else {
        trust(statement, here, at);
      }
    }
  }

  private static void identity(Statement statement, JsonNode node, String here, Place at) {
    if (statement.principals() != null) {
      throw at.fault("Policy document should not specify a principal.", here);
    }
    String place = here + (node.has("NotAction") ? "/NotAction" : "/Action");
    for (Template action : statement.actions()) {
      checkAction(action.text(), place, at);
    }
    if (statement.resources().isEmpty()) {
      throw at.fault("Policy statement must contain resources.", here);
    }
    String resources = here + (node.has("NotResource") ? "/NotResource" : "/Resource");
    for (Template resource : statement.resources()) {
      checkResource(resource.text(), resources, at);
    }
  }

  private static void trust(Statement statement, String here, Place at) {
    if (!statement.resources().isEmpty()) {
      throw at.fault("Has prohibited field Resource", here);
    }
    if (statement.principals() == null) {
      throw at.fault("Missing required field Principal", here);
    }
    for (Template action : statement.actions()) {
      String lower = action.text().toLowerCase(Locale.ROOT);
      boolean known =
          lower.equals("*")
              || lower.startsWith("sts:assumerole")
              || lower.equals("sts:*")
              || lower.equals("sts:tagsession")
              || lower.equals("sts:setsourceidentity")
              || lower.equals("sts:setcontext");
      if (!known || statement.notAction()) {
        throw at.fault("AssumeRole policy may only specify STS AssumeRole actions.", here);
      }
    }
  }

  private static void checkAction(String action, String here, Place at) {
    String[] parts = action.split(":", -1);
    if (parts.length == 1 && !action.equals("*")) {
      throw at.fault(
          "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", here);
    }
    if (parts.length > 2) {
      throw at.fault("Actions/Condition can contain only one colon.", here);
    }
    if (parts.length == 2 && (parts[0].isEmpty() || NO_VENDOR.matcher(parts[0]).find())) {
      throw at.fault("Vendor " + parts[0] + " is not valid", here);
    }
  }

  private static void checkResource(String resource, String here, Place at) {
    if (resource.equals("*")) {
      return;
    }
    String[] parts = resource.split(":", 6);
    if (parts.length < 2 || (!parts[0].equals("arn") && !parts[0].equals("*"))) {
      throw at.fault("Resource " + resource + " must be in ARN format or \"*\".", here);
    }
    if (!PARTITIONS.contains(parts[1])) {
      throw at.fault(
          "Partition \"" + parts[1] + "\" is not valid for resource \"" + full(parts) + "\".",
          here);
    }
    if (parts.length < 3) {
      throw at.fault("Resource vendor must be fully qualified and cannot contain regexes.", here);
    }
    if (parts.length < 6 && !parts[parts.length - 1].endsWith("*")) {
      throw at.fault("The policy failed legacy parsing", here);
    }
    if (parts.length == 6) {
      checkParts(resource, parts, here, at);
    }
  }

  private static void checkParts(String resource, String[] parts, String here, Place at) {
    if (parts[2].equals("iam") && !parts[3].isEmpty() && !parts[3].equals("*")) {
      throw at.fault("IAM resource " + resource + " cannot contain region information.", here);
    }
    if (parts[2].equals("s3")
        && !parts[3].isEmpty()
        && !parts[3].equals("*")
        && !parts[5].startsWith("accesspoint/")) {
      throw at.fault("Resource " + resource + " can not contain region information.", here);
    }
    if (parts[2].equals("iam")
        && !parts[5].equals("*")
        && !parts[5].equals("root")
        && IAM_PATHS.stream().noneMatch(parts[5]::startsWith)) {
      throw at.fault(
          "IAM resource path must either be \"*\" or start with "
              + String.join(", ", IAM_PATHS)
              + ".",
          here);
    }
  }

  private static String full(String[] parts) {
    StringBuilder arn = new StringBuilder("arn:").append(parts[1]);
    for (int i = 2; i < 6; i++) {
      arn.append(':').append(i < parts.length ? parts[i] : "*");
    }
    return arn.toString();
  }

  /** The message of {@code MalformedPolicyDocument}. */
  public String words(PolicyFault fault) {
    return switch (fault.kind()) {
      case RULE -> fault.detail();
      case NOT_JSON ->
          this == TRUST ? "This policy contains invalid Json" : "Syntax errors in policy.";
      case BAD_PRINCIPAL ->
          fault.detail().startsWith("\"Federated\"")
              ? "Federated principals must be valid domain names or SAML metadata ARNs"
              : "Invalid principal in policy: " + fault.detail();
      case UNKNOWN_FIELD ->
          this == TRUST ? "Unknown field " + fault.detail() : "Syntax errors in policy.";
      default -> "Syntax errors in policy.";
    };
  }
}
