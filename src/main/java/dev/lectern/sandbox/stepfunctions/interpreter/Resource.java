package dev.lectern.sandbox.stepfunctions.interpreter;

/**
 * The Resource of a Task ("Integrating services with Step Functions").
 *
 * @param arn as written
 * @param kind who does the work
 * @param type what events name it: {@code lambda}, {@code aws-sdk:dynamodb}
 * @param action with its pattern: {@code invoke.waitForTaskToken}
 */
public record Resource(String arn, Kind kind, String type, String action) {

  /** Who does the work. */
  public enum Kind {
    /** A function by its ARN. */
    FUNCTION,
    ACTIVITY,
    /** A service. */
    SERVICE
  }

  /** Reads an ARN; what is neither a function nor an activity is a service. */
  public static Resource of(String arn) {
    String[] parts = arn.split(":", 7);
    if (parts.length == 7 && parts[2].equals("lambda")) {
      return new Resource(arn, Kind.FUNCTION, "lambda", arn);
    }
    if (parts.length == 7 && parts[2].equals("states") && parts[5].equals("activity")) {
      return new Resource(arn, Kind.ACTIVITY, "activity", arn);
    }
    String rest = parts.length < 6 ? arn : parts[5] + (parts.length == 7 ? ":" + parts[6] : "");
    // The second form of waiting has a colon of its own: startExecution.sync:2.
    int cut = rest.lastIndexOf(':', rest.endsWith(".sync:2") ? rest.length() - 3 : rest.length());
    return cut < 0
        ? new Resource(arn, Kind.SERVICE, rest, "")
        : new Resource(arn, Kind.SERVICE, rest.substring(0, cut), rest.substring(cut + 1));
  }

  /** Whether the answer comes by SendTaskSuccess. */
  public boolean waitsForToken() {
    return action.endsWith(".waitForTaskToken");
  }

  /** Whether the job's end is waited for. */
  public boolean sync() {
    return action.endsWith(".sync") || action.endsWith(".sync:2");
  }

  /** The action without its pattern. */
  public String operation() {
    int dot = action.indexOf('.');
    return dot < 0 ? action : action.substring(0, dot);
  }

  /** As causes name it. */
  public String spoken() {
    return kind == Kind.SERVICE ? type : arn;
  }
}
