package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;

/** AWS's words for a request that is denied (IAM User Guide, "Access denied error messages"). */
public final class Denial {

  /** S3 names no resource where a list of all buckets is wanted. */
  private static final String ALL_BUCKETS = "arn:aws:s3:::*";

  private Denial() {}

  /** The sentence, as most services write it. */
  public static String sentence(Caller caller, Decision decision) {
    return sentence(caller, decision, "");
  }

  /** The sentence with the resource in quotes, as S3 writes it. */
  public static String quoted(Caller caller, Decision decision) {
    return sentence(caller, decision, "\"");
  }

  private static String sentence(Caller caller, Decision decision, String quote) {
    StringBuilder text = new StringBuilder("User: ").append(caller.arn());
    text.append(" is not authorized to perform: ").append(decision.action());
    if (named(decision)) {
      text.append(" on resource: ").append(quote).append(decision.resource()).append(quote);
    }
    if (!decision.because().isEmpty()) {
      text.append(' ').append(decision.because());
    }
    return text.toString();
  }

  /**
   * IAM and Lambda say {@code on resource: *} where an action has no resource, STS and S3 do not.
   */
  private static boolean named(Decision decision) {
    return !decision.resource().equals(ALL_BUCKETS)
        && !(decision.resource().equals("*") && decision.action().matches("(sts|s3):.*"));
  }
}
