package dev.lectern.sandbox.auth.policy;

import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Makes policies for tests. */
public final class PolicyTexts {

  /** Takes whatever the grammar allows. */
  private static final Rules ANY =
      new Rules() {
        @Override
        public boolean needs(String field) {
          return false;
        }

        @Override
        public boolean principal(String kind, String value) {
          return true;
        }

        @Override
        public void check(JsonNode document, Policy policy, Place at) {}
      };

  private PolicyTexts() {}

  /** An identity policy of these statements. */
  public static Policy of(String statements) {
    return IamRules.IDENTITY.read(document(statements));
  }

  /** A document of these statements, with whatever they say. */
  public static Policy anyResource(String statements) {
    return ANY.read(document(statements));
  }

  /** An identity policy of one statement. */
  public static Policy identity(String effect, String action, String resource) {
    return of(statement(effect, action, resource));
  }

  /** A policy of a resource. */
  public static Policy resource(String effect, String principal, String action, String resource) {
    return anyResource(
        "{\"Principal\":" + principal + "," + statement(effect, action, resource).substring(1));
  }

  /** A trust policy. */
  public static Policy trust(String principal) {
    return IamRules.TRUST.read(
        document(
            "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":"
                + principal
                + "}"));
  }

  /** Some statement of an effect about requests of S3, among them such as match. */
  public static Policy random(Random random, String effect) {
    String[] actions = {"s3:GetObject", "s3:Get*", "*", "s3:PutObject", "sqs:*"};
    String[] resources = {"*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/${aws:username}"};
    String[] conditions = {
      "",
      ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}}",
      ",\"Condition\":{\"StringNotEquals\":{\"aws:username\":\"ann\"}}",
      ",\"Condition\":{\"Null\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"
    };
    String not = random.nextInt(4) == 0 ? "Not" : "";
    return of(
        "{\"Effect\":\""
            + effect
            + "\",\""
            + not
            + "Action\":\""
            + actions[random.nextInt(actions.length)]
            + "\",\"Resource\":\""
            + resources[random.nextInt(resources.length)]
            + "\""
            + conditions[random.nextInt(conditions.length)]
            + "}");
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\""
        + effect
        + "\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"}";
  }

  private static String document(String statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
  }
}
