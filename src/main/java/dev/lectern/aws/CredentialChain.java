package dev.lectern.aws;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the AWS CLI and the AWS SDK for Java 2.x look for credentials, in their order, and what
 * wins ("Configuring settings for the AWS CLI", Configuration and credentials precedence; "Default
 * credentials provider chain in the AWS SDK for Java 2.x"). The first place that has something is
 * taken, good or bad, and nothing behind it is looked at. Pure; knows names only, never a secret.
 */
public final class CredentialChain {

  private CredentialChain() {}

  /** Who looks. */
  public enum Tool {
    CLI,
    JAVA
  }

  /** Where credentials can be. */
  public enum Place {
    /** {@code -Daws.accessKeyId}, {@code -Daws.secretAccessKey}: the JVM's own. */
    JVM_PROPERTIES,
    /** {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}. */
    ENVIRONMENT,
    /** {@code AWS_WEB_IDENTITY_TOKEN_FILE} and {@code AWS_ROLE_ARN}. */
    TOKEN_IN_ENVIRONMENT,
    /** {@code web_identity_token_file} and {@code role_arn} of the profile. */
    TOKEN_OF_PROFILE,
    /** {@code role_arn} with {@code source_profile} or {@code credential_source} of the profile. */
    ROLE_OF_PROFILE,
    /** {@code sso_session} of the profile: IAM Identity Center. */
    SSO_OF_PROFILE,
    /** {@code login_session} of the profile: signed in with the console's password. */
    LOGIN_OF_PROFILE,
    /** Keys of the profile in the file {@code credentials}. */
    CREDENTIALS_FILE,
    /** {@code credential_process} of the profile. */
    PROCESS_OF_PROFILE,
    /** Keys of the profile in the file {@code config}. */
    CONFIG_FILE,
    /** {@code AWS_CONTAINER_CREDENTIALS_…}: ECS, EKS Pod Identity. */
    CONTAINER,
    /** The metadata service of an EC2 instance. */
    INSTANCE
  }

  /** What becomes of a place. */
  public enum State {
    /** The first that has something: its credentials are used. */
    WINS,
    /** Looked at, and nothing was there. */
    EMPTY,
    /** It has something, but an earlier one wins; nobody looks. */
    BEHIND,
    /** Half of what it takes: the tool stops here with an error, and looks no further. */
    BROKEN,
    /** Left out: the profile was chosen on the command line. */
    LEFT_OUT,
    /** Asked over the network when nothing else has anything; that cannot be seen beforehand. */
    ASKED_LAST
  }

  /**
   * One place in its turn.
   *
   * @param has what is there, by name: {@code AWS_ACCESS_KEY_ID}; empty when nothing is
   */
  public record Step(Place place, State state, List<String> has) {}

  /** The order in which a tool looks. */
  public static List<Place> order(Tool tool) {
    return switch (tool) {
      case CLI ->
          List.of(
              Place.ENVIRONMENT,
              Place.ROLE_OF_PROFILE,
              Place.TOKEN_IN_ENVIRONMENT,
              Place.TOKEN_OF_PROFILE,
              Place.SSO_OF_PROFILE,
              Place.LOGIN_OF_PROFILE,
              Place.CREDENTIALS_FILE,
              Place.PROCESS_OF_PROFILE,
              Place.CONFIG_FILE,
              Place.CONTAINER,
              Place.INSTANCE);
      case JAVA ->
          List.of(
              Place.JVM_PROPERTIES,
              Place.ENVIRONMENT,
              Place.TOKEN_IN_ENVIRONMENT,
              Place.TOKEN_OF_PROFILE,
              Place.SSO_OF_PROFILE,
              Place.ROLE_OF_PROFILE,
              Place.LOGIN_OF_PROFILE,
              Place.PROCESS_OF_PROFILE,
              Place.CREDENTIALS_FILE,
              Place.CONFIG_FILE,
              Place.CONTAINER,
              Place.INSTANCE);
    };
  }

  /**
   * What becomes of each place.
   *
   * @param has what is where, by name
   * @param half where an access key stands without its secret: the CLI stops there, the Java SDK
   *     goes on as if nothing were there
   * @param option whether the profile was chosen with {@code --profile}, which only the CLI has:
   *     then it does not look at keys and tokens in the environment
   */
  public static List<Step> steps(
      Tool tool, Map<Place, List<String>> has, Set<Place> half, boolean option) {
    Map<Place, List<String>> there = new EnumMap<>(Place.class);
    has.forEach(
        (place, names) -> {
          if (!names.isEmpty()) {
            there.put(place, List.copyOf(names));
          }
        });
    List<Step> steps = new ArrayList<>();
    boolean won = false;
    for (Place place : order(tool)) {
      List<String> names = there.getOrDefault(place, List.of());
      boolean cut = half.contains(place) && !names.isEmpty();
      State state =
          cut && tool == Tool.JAVA
              ? State.EMPTY
              : state(tool, place, !names.isEmpty(), won, option);
      if (cut && state == State.WINS) {
        state = State.BROKEN;
      }
      won |= state == State.WINS || state == State.BROKEN;
      steps.add(new Step(place, state, names));
    }
    return List.copyOf(steps);
  }

  private static State state(
      Tool tool, Place place, boolean something, boolean won, boolean option) {
    boolean leftOut =
        option
            && tool == Tool.CLI
            && (place == Place.ENVIRONMENT || place == Place.TOKEN_IN_ENVIRONMENT);
    if (leftOut && something) {
      return State.LEFT_OUT;
    }
    if (something) {
      return won ? State.BEHIND : State.WINS;
    }
    return place == Place.INSTANCE && !won ? State.ASKED_LAST : State.EMPTY;
  }
}
