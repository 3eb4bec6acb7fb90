package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.PolicyFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Policy documents as the API takes and gives them. */
final class Documents {

  private Documents() {}

  /**
   * Checks a document.
   *
   * @throws ServiceException MalformedPolicyDocument
   */
  static String checked(IamRules rules, String text) {
    try {
      rules.read(text);
      return text;
    } catch (PolicyFault fault) {
      throw new ServiceException(400, "MalformedPolicyDocument", rules.words(fault));
    }
  }

  /** Its size as quotas count it. */
  static int size(String text) {
    return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /** As answers carry it: percent-encoded (RFC 3986). */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
