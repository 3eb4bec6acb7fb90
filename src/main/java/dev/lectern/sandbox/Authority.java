package dev.lectern.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who there is in the sandbox, what each may do, and what would have to be different. Decides
 * without doing anything; only {@link #apply} changes something. Safe for any thread.
 */
public interface Authority {

  /**
   * Somebody a request can be sent as.
   *
   * @param account 12 digits; {@link Caller#ANONYMOUS_ACCOUNT} of the anonymous one
   * @param arn of root, the user or the role; {@code anonymous}
   */
  record Identity(Kind kind, String account, String arn) {

    /** What it is. */
    public enum Kind {
      ROOT,
      USER,
      ROLE,
      /** Sends no signature. */
      ANONYMOUS
    }

    /** Without account and path: {@code root}, {@code mia}, {@code deployer}. */
    public String name() {
      return kind == Kind.ROOT ? "root" : arn.substring(arn.lastIndexOf('/') + 1);
    }
  }

  /**
   * What one signs with as an identity. The secrets are never shown or logged.
   *
   * @param sessionToken null for the keys of a user or root
   * @param expires in sandbox time; null when they do not
   */
  record Keys(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      @Nullable Instant expires) {
    @Override
    public String toString() {
      return "Keys[" + accessKeyId + "]";
    }
  }

  /** What an edit does to a policy. */
  enum Verb {
    /** Writes a new policy with one statement. */
    NEW_POLICY,
    ADD_STATEMENT,
    ADD_ACTION,
    ADD_RESOURCE,
    ADD_PRINCIPAL,
    REMOVE_STATEMENT,
    /** Adds a condition to a Deny, so that it does not hit the caller. */
    EXCEPT_CALLER
  }

  /**
   * One edit of one policy.
   *
   * @param layer the kind of policy
   * @param owner ARN of what the policy belongs to: a user, group, role or bucket; of the policy
   *     itself when it is a managed one
   * @param policy its name
   * @param before the document, empty when there was none
   * @param after the document that will be, indented
   * @param service signing name of the API that writes it
   * @param operation AWS's name of the call that writes it
   * @param input the call's members
   */
  record Edit(
      Verb verb,
      Decision.Kind layer,
      String owner,
      String policy,
      String before,
      String after,
      String service,
      String operation,
      JsonNode input) {}

  /**
   * Edits which together let a request through; that was tried, not guessed.
   *
   * @param exact whether nothing else is allowed by it than this action on this resource
   */
  record Change(String account, List<Edit> edits, boolean exact) {}

  /**
   * A request of the journal, decided again with the policies of now.
   *
   * @param changes what would let it through, the smallest first; empty when it is allowed, and
   *     when no edit of a policy can do it
   */
  record Finding(Decision decision, List<Change> changes) {}

  /**
   * A virtual MFA device and its codes, as an authenticator program shows them.
   *
   * @param user whose it is; empty while it is nobody's
   * @param before code of the 30 seconds before
   * @param now code of these 30 seconds of the sandbox's clock
   * @param next code of the 30 seconds after
   * @param until when {@code next} begins
   * @param used whether the code of now was worth a session and is worth no second one
   */
  record Device(
      String serial,
      String user,
      String before,
      String now,
      String next,
      Instant until,
      boolean used) {}

  /** The virtual MFA devices of an account, in order of their names. */
  List<Device> devices(String account);

  /** All of an account: root, users, roles, the anonymous one. */
  List<Identity> identities(String account);

  /**
   * Keys to act as an identity, which IAM does not show: for a user as long-term keys, for a role
   * as a session of one hour for which its trust policy is not asked.
   *
   * @throws ServiceException when it is not there any more, or is anonymous
   */
  Keys keys(Identity identity) throws IOException;

  /** Decides a request again; empty when the sandbox has forgotten it. */
  Optional<Finding> explain(String requestId);

  /**
   * Decides every part of a request again and tells those that are refused, each resource and
   * action once, in the order of the request. {@code DeleteObjects} and {@code
   * BatchExecuteStatement} answer each of them on its own; of other batches and of transactions AWS
   * names only the first ("BatchStatementError" in the API Reference of DynamoDB).
   *
   * @return empty when none is, and when the sandbox has forgotten the request
   */
  List<Finding> refused(String requestId);

  /** Decides a request as if another had sent it; empty when the sandbox has forgotten it. */
  Optional<Decision> decide(String requestId, Identity as);

  /**
   * Makes a change, as root of its account.
   *
   * @throws ServiceException what the API says against it
   */
  void apply(Change change) throws IOException;
}
