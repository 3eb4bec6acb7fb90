package dev.lectern.pane.lambda.invoke;

/**
 * An invocation to be sent.
 *
 * @param qualifier a version or alias; empty for $LATEST
 * @param payload JSON; empty for none
 * @param clientContext JSON; empty for none
 */
public record Request(
    String function, String qualifier, Type type, String payload, String clientContext) {

  /** How it is invoked; names are AWS's. */
  public enum Type {
    REQUEST_RESPONSE("RequestResponse"),
    EVENT("Event"),
    DRY_RUN("DryRun");

    private final String name;

    Type(String name) {
      this.name = name;
    }

    /** As the API has it. */
    public String api() {
      return name;
    }
  }
}
