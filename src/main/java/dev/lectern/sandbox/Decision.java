package dev.lectern.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is allowed, and why (IAM User Guide, "Policy evaluation logic").
 * Organization-level policies are not in the sandbox.
 *
 * @param allowed the outcome
 * @param explicit whether a statement with the effect Deny decided
 * @param by the kind of policy that denies, or whose Allow is missing; null when it is allowed, or
 *     when no policy had a part in it
 * @param reason one sentence for the journal and the learner
 * @param because what AWS's own message says of the cause: {@code because no identity-based policy
 *     allows the s3:GetObject action}; empty where it says nothing
 * @param action the IAM action that was decided
 * @param resource ARN, or {@code *}
 * @param foreign whether the resource belongs to another account than the caller
 * @param layers what each kind of policy said, in the order in which IAM names them
 */
public record Decision(
    boolean allowed,
    boolean explicit,
    @Nullable Kind by,
    String reason,
    String because,
    String action,
    String resource,
    boolean foreign,
    List<Layer> layers) {

  /** A kind of policy. */
  public enum Kind {
    RESOURCE("resource-based policy"),
    TRUST("role trust policy"),
    ACL("access control list"),
    IDENTITY("identity-based policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** AWS's name of it. */
    public String words() {
      return words;
    }
  }

  /** What a layer said. */
  public enum Outcome {
    ALLOWS,
    DENIES,
    /** There are policies, and none speaks of this request. */
    SILENT,
    /** There is no such policy, so it does not count. */
    ABSENT
  }

  /**
   * What a kind of policy said.
   *
   * @param matches the statements that apply
   * @param near statements of which exactly one element does not apply
   */
  public record Layer(Kind kind, Outcome outcome, List<Match> matches, List<Match> near) {}

  /**
   * A statement.
   *
   * @param policy name or ARN of its policy
   * @param statement its place in the policy, from 0
   * @param sid its name, empty without one
   * @param allow whether its effect is Allow
   * @param text the statement as JSON, empty for a grant of an access control list
   * @param mismatch what does not apply, null when all does
   */
  public record Match(
      String policy,
      int statement,
      String sid,
      boolean allow,
      String text,
      @Nullable Mismatch mismatch) {}

  /**
   * Why a statement does not apply.
   *
   * @param element {@code Principal}, {@code Action}, {@code Resource}, or a condition as {@code
   *     StringEquals aws:username}
   * @param seen what the request has, empty when it has nothing of it
   * @param wanted what the statement wants
   */
  public record Mismatch(String element, String seen, String wanted) {}

  /** A decision that no policy had a part in. */
  public Decision(boolean allowed, String reason) {
    this(allowed, false, null, reason, "", "", "", false, List.of());
  }
}
