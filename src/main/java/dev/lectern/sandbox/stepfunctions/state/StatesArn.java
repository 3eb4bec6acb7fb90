package dev.lectern.sandbox.stepfunctions.state;

import java.util.List;

/**
 * An ARN of Step Functions.
 *
 * @param kind for example {@code stateMachine}, {@code execution}, {@code express}
 * @param name of the machine or activity, with the label of a distributed Map: {@code
 *     orders/Fan-out}
 * @param rest what stands behind it: a version, an alias, an execution's name; may be empty
 */
public record StatesArn(String region, String accountId, String kind, String name, String rest) {

  private static final int PARTS = 6;

  /**
   * Reads one.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidArn when it is none of these kinds
   */
  public static StatesArn of(String arn, List<String> kinds) {
    String[] parts = arn.split(":", PARTS);
    if (!arn.startsWith("arn:")) {
      throw StatesErrors.invalidArn("Invalid ARN prefix: " + arn);
    }
    if (parts.length < PARTS || !parts[2].equals("states") || parts[3].isEmpty()) {
      throw StatesErrors.invalidArn("Invalid ARN: " + arn);
    }
    String[] resource = parts[5].split(":", 3);
    if (resource.length < 2 || resource[1].isEmpty() || !kinds.contains(resource[0])) {
      throw StatesErrors.invalidArn("Resource type not valid in this context: " + resource[0]);
    }
    return new StatesArn(
        parts[3], parts[4], resource[0], resource[1], resource.length == 3 ? resource[2] : "");
  }

  /** Of a machine, a version of it, or an alias. */
  public static StatesArn machine(String arn) {
    return of(arn, List.of("stateMachine"));
  }

  /** Of an execution. */
  public static StatesArn execution(String arn) {
    return of(arn, List.of("execution", "express"));
  }

  /** Of a machine by its name. */
  public static StatesArn machine(String region, String accountId, String name) {
    return new StatesArn(region, accountId, "stateMachine", name, "");
  }

  /** The same with another end. */
  public StatesArn at(String newRest) {
    return new StatesArn(region, accountId, kind, name, newRest);
  }

  /** Of another kind, by the same machine. */
  public StatesArn as(String newKind, String newRest) {
    return new StatesArn(region, accountId, newKind, name, newRest);
  }

  /** Whether it names a version. */
  public boolean version() {
    return !rest.isEmpty() && rest.chars().allMatch(Character::isDigit);
  }

  /** Key of what is kept by account, Region and name. */
  public List<String> key(String... more) {
    List<String> key = new java.util.ArrayList<>(List.of(accountId, region, name));
    key.addAll(List.of(more));
    return List.copyOf(key);
  }

  /** As text. */
  public String text() {
    return "arn:aws:states:"
        + region
        + ":"
        + accountId
        + ":"
        + kind
        + ":"
        + name
        + (rest.isEmpty() ? "" : ":" + rest);
  }
}
