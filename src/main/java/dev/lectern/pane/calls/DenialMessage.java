package dev.lectern.pane.calls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What AWS's own message says about a denial (IAM User Guide, "Access denied error messages"). A
 * real account tells no more than this and what {@code DecodeAuthorizationMessage} gives.
 *
 * @param caller ARN
 * @param action IAM action
 * @param resource ARN, empty when the message names none
 * @param explicit whether a Deny decided
 * @param policy kind of policy in AWS's words, empty when the message names none
 * @param arn of the policy that denies, which AWS tells within an account; empty when it does not
 */
record DenialMessage(
    String caller, String action, String resource, boolean explicit, String policy, String arn) {

  private static final Pattern FORM =
      Pattern.compile(
          "User: (?<caller>\\S+) is not authorized to perform: (?<action>[\\w-]+:\\w+)"
              + "(?: on resource: \"?(?<resource>[^\\s\"]+)\"?)?"
              + "(?: because no (?<missing>.+?) allows the .+? action"
              + "|.* with an explicit deny in (?:an?|the) (?<deny>[A-Za-z -]+?)"
              + "(?:: (?<arn>arn:\\S+?))?)?[.]?(?: Encoded .*)?");
  private static final Pattern ENCODED =
      Pattern.compile("Encoded authorization failure message: (\\S+)");

  /** Reads a message; empty when it has not that form. */
  static Optional<DenialMessage> of(String message) {
    Matcher matcher = FORM.matcher(message.lines().findFirst().orElse("").strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String deny = matcher.group("deny");
    return Optional.of(
        new DenialMessage(
            matcher.group("caller"),
            matcher.group("action"),
            text(matcher.group("resource")),
            deny != null,
            deny != null ? deny.strip() : text(matcher.group("missing")),
            text(matcher.group("arn"))));
  }

  /** The message that only {@code DecodeAuthorizationMessage} reads; empty when there is none. */
  static Optional<String> encoded(String message) {
    Matcher matcher = ENCODED.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String text(@org.jspecify.annotations.Nullable String group) {
    return group == null ? "" : group;
  }
}
