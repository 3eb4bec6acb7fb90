package dev.lectern.calls;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AWS's names as its tools spell them. */
final class Names {

  private static final Pattern PLURAL_ACRONYM = Pattern.compile("[A-Z]{2,}s$");
  private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern END = Pattern.compile("([a-z0-9])([A-Z])");

  /** Services whose command has another name than their signing name. */
  private static final Map<String, String> COMMANDS =
      Map.of("s3", "s3api", "states", "stepfunctions", "monitoring", "cloudwatch");

  /** Operations of DynamoDB that tools know as a service of its own. */
  private static final Set<String> STREAMS =
      Set.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams");

  /** Members whose name the CLI keeps for an option of its own. */
  private static final Map<String, String> RENAMED =
      Map.of("SendTaskSuccess.output", "task-output");

  private Names() {}

  /** A command or option of the AWS CLI; botocore's {@code xform_name} with a hyphen. */
  static String cli(String name) {
    String rest = name;
    Matcher plural = PLURAL_ACRONYM.matcher(name);
    if (plural.find()) {
      String matched = plural.group();
      rest = name.substring(0, name.length() - matched.length()) + "-" + lower(matched);
    }
    String words = WORD.matcher(rest).replaceAll("$1-$2");
    return lower(END.matcher(words).replaceAll("$1-$2"));
  }

  /** The option of the AWS CLI, without hyphens before it, for a member of an operation. */
  static String option(String operation, String member) {
    String renamed = RENAMED.get(operation + "." + member);
    return renamed == null ? cli(member) : renamed;
  }

  /** Whether the call is one of DynamoDB Streams, which shares its signing name with DynamoDB. */
  static boolean streams(ApiCall call) {
    return call.service().equals("dynamodb") && STREAMS.contains(call.operation());
  }

  /** The CLI's command of a call's service. */
  static String command(ApiCall call) {
    return streams(call)
        ? "dynamodbstreams"
        : COMMANDS.getOrDefault(call.service(), call.service());
  }

  /**
   * A method of the SDK for Java: leading capitals become small, up to the one that begins the next
   * word ({@code SSEKMSKeyId} is {@code ssekmsKeyId}, {@code ETag} is {@code eTag}).
   */
  static String java(String name) {
    if (name.equals("NULL")) {
      // null is a word of the language
      return "nul";
    }
    int capitals = 0;
    while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
      capitals++;
    }
    boolean wordFollows = capitals < name.length() && Character.isLowerCase(name.charAt(capitals));
    int small = wordFollows && capitals > 1 ? capitals - 1 : capitals;
    return lower(name.substring(0, small)) + name.substring(small);
  }

  /** A class name from a signing name: {@code s3} is {@code S3}. */
  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
