package dev.lectern.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that must be so after a step, as data. The same records say, inside a {@link Mistake},
 * how a wrong way is recognised; a sentence is not needed there.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Check.State.class, name = "state"),
  @JsonSubTypes.Type(value = Check.Probe.class, name = "probe"),
  @JsonSubTypes.Type(value = Check.Http.class, name = "http"),
  @JsonSubTypes.Type(value = Check.LocalFile.class, name = "file"),
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

  /** Whether the learner is told only that it fails, not what it looks at. */
  boolean hidden();

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
   * Number of a check before this one, 1 for the first, that must pass for this one to count; 0 for
   * none. For what was so all along and must be so again.
   */
  default int needs() {
    return 0;
  }

  /** Seconds to go on asking while it fails; 0 asks once. */
  default int within() {
    return 0;
  }

  /**
   * A read-only call with the grader's credentials, and what its answer must say. Besides AWS's
   * members an answer has <code>$status</code>, <code>$error.Code</code>, <code>$headers.name
   * </code> and, for a streaming payload, <code>Body.Sha256</code>, <code>Body.Md5</code>, <code>
   * Body.Length
   * </code> and, if it is short text, <code>Body.Text</code>.
   *
   * @param call for example {@code s3:GetBucketVersioning}
   * @param with the call's parameters by AWS's names
   * @param expect a {@link Condition}
   */
  record State(
      String say,
      @Nullable Integer share,
      int needs,
      int within,
      boolean hidden,
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
   * A call that the grader makes to see what comes of it: an Invoke, or any call as somebody else.
   * What it changes it takes back.
   *
   * @param as who calls: first <code>user NAME</code>, then <code>role NAME</code> for each role
   *     that is assumed from there; empty for the grader itself. A user gets an access key for the
   *     time of the call.
   * @param assume further parameters of AssumeRole, such as {@code ExternalId}
   * @param undo what takes a call back that went through; null for nothing
   */
  record Probe(
      String say,
      @Nullable Integer share,
      int needs,
      int within,
      boolean hidden,
      String because,
      List<String> as,
      JsonNode assume,
      String call,
      JsonNode with,
      String expect,
      @Nullable Call undo)
      implements Check {
    public Probe {
      say = Defaults.text(say);
      because = Defaults.text(because);
      as = Defaults.list(as);
      assume = Defaults.object(assume);
      call = Defaults.text(call);
      with = Defaults.object(with);
      expect = Defaults.text(expect);
    }
  }

  /**
   * A request without credentials, as anybody could send it. Its answer has <code>$status</code>,
   * <code>$headers.name</code>, <code>Body.Text</code>.
   *
   * @param method GET when it is left out
   * @param url an address, or <code>s3://bucket/key</code> and <code>s3-website://bucket/key</code>
   *     for the place where the session has them
   * @param headers by name
   */
  record Http(
      String say,
      @Nullable Integer share,
      int needs,
      int within,
      boolean hidden,
      String because,
      String method,
      String url,
      Map<String, String> headers,
      String expect)
      implements Check {
    public Http {
      say = Defaults.text(say);
      because = Defaults.text(because);
      method = method == null || method.isEmpty() ? "GET" : method;
      url = Defaults.text(url);
      headers = Defaults.map(headers);
      expect = Defaults.text(expect);
    }
  }

  /**
   * One of the learner's files. Its members are those of its JSON, or, for a file with <code>
   * [section]</code> lines, the sections; and in every case <code>Text</code>.
   *
   * @param path below the learner's files of this lab
   * @param expect a {@link Condition}
   */
  record LocalFile(
      String say,
      @Nullable Integer share,
      boolean hidden,
      String because,
      String path,
      String expect)
      implements Check {
    public LocalFile {
      say = Defaults.text(say);
      because = Defaults.text(because);
      path = Defaults.text(path);
      expect = Defaults.text(expect);
    }
  }

  /**
   * Calls that the learner made through the console since the lab began.
   *
   * @param where {@link Condition}s on the call seen as {@code parameters}, {@code result}, {@code
   *     status}, {@code error}, {@code caller}, the ARN of who made it; for Lambda's Invoke {@code
   *     result.$log} is the log in plain text. Of a presigned URL that was used the parameters have
   *     {@code X-Amz-Expires} and {@code X-Amz-SignedHeaders} too.
   * @param atLeast how many such calls there must be
   * @param atOnce how many of them must have been under way at the same moment
   * @param distinct {@link JsonPath} into the call: its different values are counted, not the
   *     calls; empty for none
   * @param same {@link JsonPath} into the call: only calls with the same value are counted
   *     together; empty for none
   * @param among {@link Condition}s of the calls that {@code percent} is a share of; empty for all
   *     that succeeded with this operation
   * @param percent the least and the most share that such calls may have, in percent; {@code
   *     atLeast} counts the calls that it is a share of; empty for any
   */
  record Log(
      String say,
      @Nullable Integer share,
      boolean hidden,
      String because,
      String call,
      List<String> where,
      @Nullable Integer atLeast,
      int atOnce,
      String distinct,
      String same,
      List<String> among,
      List<Integer> percent)
      implements Check {
    public Log {
      say = Defaults.text(say);
      because = Defaults.text(because);
      call = Defaults.text(call);
      where = Defaults.list(where);
      distinct = Defaults.text(distinct);
      same = Defaults.text(same);
      among = Defaults.list(among);
      percent = Defaults.list(percent);
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
      boolean hidden,
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
      boolean hidden,
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
