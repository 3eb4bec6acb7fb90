package dev.lectern.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that must be so after a step, as data. The same records say, inside a {@link Mistake},
 * how a wrong way is recognised; a sentence is not needed there.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Check.State.class, name = "state"),
  @JsonSubTypes.Type(value = Check.Log.class, name = "log"),
  @JsonSubTypes.Type(value = Check.ExpectError.class, name = "expect-error"),
  @JsonSubTypes.Type(value = Check.Calc.class, name = "calc")
})
public sealed interface Check {

  /** What is so when it passes, one sentence. */
  String say();

  /** The share as written; null when it is not. */
  @Nullable Integer share();

  /** Why it is as found, shown when it fails; may be empty. */
  String because();

  /**
   * Share of the step's points, relative to the other checks. 0 marks a guard: it earns nothing, is
   * so from the start, and must stay so.
   */
  default int weight() {
    Integer share = share();
    return share == null ? 1 : share;
  }

  /** Whether it is about the learner's own calls of that operation. */
  default boolean asksFor(String operation) {
    return false;
  }

  /**
   * A read-only call with the grader's credentials, and what its answer must say. Besides AWS's
   * members an answer has <code>$status</code>, <code>$error.Code</code>, <code>$headers.name
   * </code> and, for a streaming payload, <code>Body.Sha256</code>, <code>Body.Md5</code>, <code>
   * Body.Length
   * </code> and, if it is short text, <code>Body.Text</code>.
   *
   * @param needs number of a check before this one, 1 for the first, that must pass for this one to
   *     count; 0 for none. For what was so all along and must be so again.
   * @param within seconds to go on asking while it fails; 0 asks once
   * @param because why it is as found, shown when it fails; may be empty
   * @param call for example {@code s3:GetBucketVersioning}
   * @param with the call's parameters by AWS's names
   * @param expect a {@link Condition}
   */
  record State(
      String say,
      @Nullable Integer share,
      int needs,
      int within,
      String because,
      String call,
      JsonNode with,
      String expect)
      implements Check {
    public State {
      say = Defaults.text(say);
      because = Defaults.text(because);
      call = Defaults.text(call);
      with = Defaults.object(with);
      expect = Defaults.text(expect);
    }
  }

  /**
   * Calls that the learner made through the console since the lab began.
   *
   * @param where {@link Condition}s on the call seen as {@code parameters}, {@code result}, {@code
   *     status}, {@code error}
   * @param atLeast how many such calls there must be
   * @param atOnce how many of them must have been under way at the same moment
   */
  record Log(
      String say,
      @Nullable Integer share,
      String because,
      String call,
      List<String> where,
      @Nullable Integer atLeast,
      int atOnce)
      implements Check {
    public Log {
      say = Defaults.text(say);
      because = Defaults.text(because);
      call = Defaults.text(call);
      where = Defaults.list(where);
    }

    @Override
    public boolean asksFor(String operation) {
      return call.equals(operation);
    }

    /** How many such calls there must be. */
    public int least() {
      return Math.max(atLeast == null ? 1 : atLeast, atOnce);
    }
  }

  /**
   * A call of the learner that AWS refused with the error that the lesson is about.
   *
   * @param where {@link Condition}s on the call, as in {@link Log}
   * @param error AWS's error code, for example {@code PreconditionFailed}
   */
  record ExpectError(
      String say,
      @Nullable Integer share,
      String because,
      String call,
      List<String> where,
      String error)
      implements Check {
    public ExpectError {
      say = Defaults.text(say);
      because = Defaults.text(because);
      call = Defaults.text(call);
      where = Defaults.list(where);
      error = Defaults.text(error);
    }

    @Override
    public boolean asksFor(String operation) {
      return call.equals(operation);
    }
  }

  /**
   * Something that the learner works out and types. Quotes and blanks around it and the case of
   * letters do not matter.
   *
   * @param answer name of the answer; checks that name the same share one field
   * @param label what the field asks for
   * @param expect the right answer
   * @param tolerance for numbers: how far it may be off
   */
  record Calc(
      String say,
      @Nullable Integer share,
      String because,
      String answer,
      String label,
      String expect,
      double tolerance)
      implements Check {
    public Calc {
      say = Defaults.text(say);
      because = Defaults.text(because);
      answer = Defaults.text(answer);
      label = Defaults.text(label);
      expect = Defaults.text(expect);
    }
  }
}
