package dev.lectern.aws;

/** A value that must not be seen: it never prints itself, so it cannot reach a log by accident. */
public final class Secret {

  private final String value;

  /** Hides a value. */
  public Secret(String value) {
    this.value = value;
  }

  /** The value, for the one place that signs with it. */
  String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "••••";
  }
}
