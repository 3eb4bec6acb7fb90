package dev.lectern.sandbox;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a service calls another one's API with the rights of a role that its user gave it, as Step
 * Functions does. Each call is validated against the model, decided by IAM and told to the journal
 * like a request from outside. Safe for any thread.
 */
public interface RoleCalls {

  /**
   * As whom a call is made.
   *
   * @param roleArn execution role; one that IAM does not have stands for the account's root
   * @param service that assumes it, for example {@code states.amazonaws.com}
   * @param session name of the role's session
   * @param source ARN of what the service acts for, which trust policies know as {@code
   *     aws:SourceArn}; empty when there is none
   */
  record Identity(
      String roleArn,
      String service,
      String session,
      String accountId,
      String region,
      String source) {

    /** Of a service that acts for nothing in particular. */
    public Identity(
        String roleArn, String service, String session, String accountId, String region) {
      this(roleArn, service, session, accountId, region, "");
    }
  }

  /**
   * What a call answered.
   *
   * @param output members by AWS's names
   * @param payload a streaming answer's bytes, empty without one
   */
  record Answer(ObjectNode output, byte[] payload) {
    @Override
    public String toString() {
      return output.toString();
    }
  }

  /** How the refusal begins when the role does not trust the service. */
  String NOT_TRUSTED = "Neither the global service principal ";

  /** Whether the sandbox has this operation. */
  boolean has(String service, String operation);

  /**
   * Calls an operation.
   *
   * @param service signing name
   * @param input members of its input by AWS's names, also with their first letter in upper case
   * @param body the streaming payload, empty without one
   * @throws ServiceException the error that AWS would answer with
   */
  Answer call(Identity as, String service, String operation, JsonNode input, byte[] body)
      throws IOException;

  /**
   * Calls an operation without telling the journal: for what asks every few moments.
   *
   * @param input members of its input by AWS's names
   * @return members of its output by AWS's names
   * @throws ServiceException the error that AWS would answer with
   */
  default ObjectNode poll(Identity as, String service, String operation, JsonNode input)
      throws IOException {
    return call(as, service, operation, input, new byte[0]).output();
  }

  /**
   * Whether IAM lets the role do something: it is not done, and not told. Where the sandbox does
   * not have the service, the role's own policies decide.
   *
   * @param operation name of the operation in the API
   * @param action what IAM calls it, for example {@code sqs:SendMessage}
   * @param resource ARN
   * @param input the members of the operation's input that name the resource
   */
  default boolean may(
      Identity as, String operation, String action, String resource, ObjectNode input) {
    return true;
  }

  /** Whether the role lets the service assume it; one that IAM does not have lets everybody. */
  default boolean trusts(Identity as) {
    return true;
  }

  /** Whether IAM has this role now. */
  default boolean keeps(Identity as) {
    return false;
  }
}
