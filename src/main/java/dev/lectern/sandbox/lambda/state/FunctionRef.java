package dev.lectern.sandbox.lambda.state;

import dev.lectern.sandbox.Call;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a request names it: by name, by a part of its ARN or by all of it, with a version
 * or an alias behind it or in the Qualifier.
 *
 * @param qualifier version or alias; empty: the function itself, which is {@code $LATEST}
 */
public record FunctionRef(String accountId, String region, String name, String qualifier) {

  /** The version that can be changed. */
  public static final String LATEST = "$LATEST";

  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:arn:(?:aws[a-zA-Z-]*):lambda:(?<region>[a-z0-9-]+):)?(?<account>\\d{12}):(?:function:)?"
              + "|function:)?(?<name>[a-zA-Z0-9-_]{1,64})(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

  /**
   * Reads FunctionName and Qualifier of a request.
   *
   * @throws dev.lectern.sandbox.ServiceException when they are no name, or do not agree
   */
  public static FunctionRef of(Call call) {
    return of(
        call.input().path("FunctionName").asString(""),
        call.input().path("Qualifier").asString(""),
        call.caller().accountId(),
        call.region());
  }

  /** Reads a name, with what it leaves out. */
  public static FunctionRef of(String name, String qualifier, String accountId, String region) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw LambdaErrors.constraint(
          "functionName",
          name,
          "Member must satisfy regular expression pattern:"
              + " (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?"
              + "(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");
    }
    String named = matcher.group("qualifier") == null ? "" : matcher.group("qualifier");
    if (!named.isEmpty() && !qualifier.isEmpty() && !named.equals(qualifier)) {
      throw LambdaErrors.invalid(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    String account = matcher.group("account") == null ? accountId : matcher.group("account");
    String place = matcher.group("region") == null ? region : matcher.group("region");
    return new FunctionRef(
        account, place, matcher.group("name"), named.isEmpty() ? qualifier : named);
  }

  /** The function without a version. */
  public FunctionRef unqualified() {
    return at("");
  }

  /** The same function at a version or alias. */
  public FunctionRef at(String version) {
    return new FunctionRef(accountId, region, name, version);
  }

  /** Its ARN, with version or alias when it has one. */
  public String arn() {
    String arn = "arn:aws:lambda:" + region + ":" + accountId + ":function:" + name;
    return qualifier.isEmpty() ? arn : arn + ":" + qualifier;
  }

  /** Account, Region and name: where everything of this function is kept. */
  public List<String> key() {
    return List.of(accountId, region, name);
  }

  /** The key of something of this function. */
  public List<String> key(String more) {
    return List.of(accountId, region, name, more);
  }
}
