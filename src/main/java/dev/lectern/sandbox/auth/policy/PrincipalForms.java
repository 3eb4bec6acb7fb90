package dev.lectern.sandbox.auth.policy;

import java.util.regex.Pattern;

/**
 * Forms that a principal may have (IAM User Guide, "AWS JSON policy elements: Principal"). Whether
 * users and roles exist is another question.
 */
public final class PrincipalForms {

  private static final Pattern AWS =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:"
              + "(root|user/.+|role/.+|assumed-role/.+/.+|federated-user/.+)"
              + "|arn:aws[a-z-]*:iam::cloudfront:user/.+|A[A-Z0-9]{15,}");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");
  private static final Pattern FEDERATED =
      Pattern.compile(
          "[a-z0-9-]+(\\.[a-z0-9-]+)+|arn:aws[a-z-]*:iam::\\d{12}:(saml|oidc)-provider/\\S+");
  private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

  private PrincipalForms() {}

  /** Whether a value is in a form of its kind. */
  public static boolean valid(String kind, String value) {
    return switch (kind) {
      case "AWS" -> AWS.matcher(value).matches();
      case "Service" -> SERVICE.matcher(value).matches();
      case "CanonicalUser" -> CANONICAL.matcher(value).matches();
      case "Federated" -> FEDERATED.matcher(value).matches();
      default -> false;
    };
  }
}
