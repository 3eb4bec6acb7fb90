package dev.lectern.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Condition keys that are the same for all operations, and what values a key has ("AWS global
 * condition context keys"). A key that ends in a slash is followed by the name of a tag. Keys are
 * the same in any case of letters.
 */
public final class ConditionKeys {

  /** Keys of every request: of itself, of its sender, of the resource's owner. */
  public static final List<String> GLOBAL =
      List.of(
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:FederatedProvider",
          "aws:MultiFactorAuthAge",
          "aws:MultiFactorAuthPresent",
          "aws:PrincipalAccount",
          "aws:PrincipalArn",
          "aws:PrincipalIsAWSService",
          "aws:PrincipalServiceName",
          "aws:PrincipalTag/",
          "aws:PrincipalType",
          "aws:Referer",
          "aws:RequestedRegion",
          "aws:ResourceAccount",
          "aws:SecureTransport",
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:SourceIdentity",
          "aws:SourceIp",
          "aws:TokenIssueTime",
          "aws:UserAgent",
          "aws:ViaAWSService",
          "aws:userid",
          "aws:username",
          "lambda:SourceFunctionArn");

  private static final Set<String> BOOLEANS =
      Set.of(
          "aws:multifactorauthpresent",
          "aws:principalisawsservice",
          "aws:securetransport",
          "aws:viaawsservice");
  private static final Set<String> NUMBERS =
      Set.of("aws:multifactorauthage", "aws:epochtime", "s3:max-keys");
  private static final Set<String> DATES =
      Set.of("aws:currenttime", "aws:tokenissuetime", "s3:object-lock-retain-until-date");
  private static final Set<String> LISTS =
      Set.of(
          "aws:tagkeys",
          "dynamodb:attributes",
          "dynamodb:leadingkeys",
          "s3:requestobjecttagkeys",
          "sts:transitivetagkeys");

  private ConditionKeys() {}

  /** What values a key has; decides which operators make sense. */
  public enum Type {
    STRING,
    BOOL,
    NUMERIC,
    DATE,
    IP_ADDRESS,
    ARN,
    /** Several texts at once: ForAnyValue and ForAllValues are for these. */
    STRINGS
  }

  /** The type of a key; that of an unknown one is a text. */
  public static Type type(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (BOOLEANS.contains(lower)) {
      return Type.BOOL;
    }
    if (NUMBERS.contains(lower)) {
      return Type.NUMERIC;
    }
    if (DATES.contains(lower)) {
      return Type.DATE;
    }
    if (LISTS.contains(lower)) {
      return Type.STRINGS;
    }
    if (lower.equals("aws:sourceip")) {
      return Type.IP_ADDRESS;
    }
    return lower.endsWith("arn") || lower.equals("iam:permissionsboundary")
        ? Type.ARN
        : Type.STRING;
  }

  /** Operators that fit a type, the commonest first. */
  public static List<String> operators(Type type) {
    return switch (type) {
      case STRING ->
          List.of(
              "StringEquals",
              "StringNotEquals",
              "StringLike",
              "StringNotLike",
              "StringEqualsIgnoreCase",
              "StringEqualsIfExists",
              "StringLikeIfExists",
              "Null");
      case BOOL -> List.of("Bool", "BoolIfExists", "Null");
      case NUMERIC ->
          List.of(
              "NumericEquals",
              "NumericNotEquals",
              "NumericLessThan",
              "NumericLessThanEquals",
              "NumericGreaterThan",
              "NumericGreaterThanEquals",
              "Null");
      case DATE ->
          List.of(
              "DateLessThan",
              "DateLessThanEquals",
              "DateGreaterThan",
              "DateGreaterThanEquals",
              "DateEquals",
              "Null");
      case IP_ADDRESS -> List.of("IpAddress", "NotIpAddress", "IpAddressIfExists", "Null");
      case ARN ->
          List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringEquals", "Null");
      case STRINGS ->
          List.of(
              "ForAnyValue:StringEquals",
              "ForAllValues:StringEquals",
              "ForAnyValue:StringLike",
              "ForAllValues:StringLike",
              "Null");
    };
  }
}
