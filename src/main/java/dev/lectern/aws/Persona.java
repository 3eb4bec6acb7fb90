package dev.lectern.aws;

/**
 * Somebody else as whom a request can be tried.
 *
 * @param name without path; with the account when it is not the session's own
 * @param arn of root, the user or the role; {@code anonymous}
 */
public record Persona(Kind kind, String name, String arn) {

  /** Sends no signature. */
  public static final Persona ANONYMOUS = new Persona(Kind.ANONYMOUS, "anonymous", "anonymous");

  /** What it is. */
  public enum Kind {
    ROOT,
    USER,
    ROLE,
    ANONYMOUS
  }

  /** A role by its ARN. */
  public static Persona role(String arn) {
    return new Persona(Kind.ROLE, arn.substring(arn.lastIndexOf('/') + 1), arn);
  }
}
