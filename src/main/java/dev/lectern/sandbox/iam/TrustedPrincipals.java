package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.Principals;
import dev.lectern.sandbox.auth.policy.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users and roles that a trust policy names must exist. */
final class TrustedPrincipals {

  private static final Pattern NAMED = Pattern.compile("arn:aws:iam::(\\d{12}):(user|role)/(.+)");

  private TrustedPrincipals() {}

  /**
   * Looks for them.
   *
   * @throws ServiceException MalformedPolicyDocument
   */
  static void check(Iam iam, String text) {
    for (Statement statement : IamRules.TRUST.read(text).statements()) {
      Principals principals = statement.principals();
      if (principals == null) {
        continue;
      }
      for (String value : principals.of("AWS")) {
        Matcher arn = NAMED.matcher(value);
        if (arn.matches() && !exists(iam, value, arn)) {
          throw new ServiceException(
              400,
              "MalformedPolicyDocument",
              "Invalid principal in policy: \"AWS\":\"" + value + "\"");
        }
      }
    }
  }

  private static boolean exists(Iam iam, String value, Matcher arn) {
    Kind kind = arn.group(2).equals("user") ? Kind.USER : Kind.ROLE;
    return iam.store()
        .find(kind, arn.group(1), Identities.name(arn.group(3)))
        .filter(found -> found.path("Arn").asString("").equals(value))
        .isPresent();
  }
}
