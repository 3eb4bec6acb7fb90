package dev.lectern.aws;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Finds the credentials of a choice. Roles are assumed here and not by the SDK's profile provider,
 * which cannot ask for an MFA code and whose calls the Call Lens would not see. May call STS or run
 * a credential process: never on the FX thread.
 */
final class CredentialsResolver {

  /**
   * What a choice comes down to.
   *
   * @param endpoint where calls go when not to AWS itself
   * @param pathStyle whether S3 is asked with the bucket in the path
   */
  record Resolved(AwsCredentialsProvider credentials, Optional<URI> endpoint, boolean pathStyle) {

    Resolved(AwsCredentialsProvider credentials, Optional<URI> endpoint) {
      this(credentials, endpoint, endpoint.isPresent());
    }
  }

  /** What the user has answered so far. */
  record Answers(Optional<String> mfaCode, Optional<AwsCredentialsProvider> signedIn) {
    static final Answers NONE = new Answers(Optional.empty(), Optional.empty());
  }

  /** A role's MFA device has to be asked first. */
  static final class MfaNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String serialNumber;

    MfaNeeded(String serialNumber) {
      super("An MFA code is needed", null, false, false);
      this.serialNumber = serialNumber;
    }

    String serialNumber() {
      return serialNumber;
    }
  }

  /** The user has to sign in to IAM Identity Center first. */
  static final class SignInNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SsoLogin.Settings settings;

    SignInNeeded(SsoLogin.Settings settings) {
      super("A sign-in is needed", null, false, false);
      this.settings = settings;
    }

    SsoLogin.Settings settings() {
      return settings;
    }
  }

  private final ClientFactory factory;
  private final Profiles profiles;
  private final Clock clock;

  CredentialsResolver(ClientFactory factory, Profiles profiles, Clock clock) {
    this.factory = factory;
    this.profiles = profiles;
    this.clock = clock;
  }

  /**
   * The credentials, fetched once, so that what is wrong with them shows here.
   *
   * @throws MfaNeeded when a role asks for MFA and no code was given
   * @throws SignInNeeded when a profile needs a sign-in that was not made
   * @throws ProblemException when the configuration is incomplete
   */
  Resolved resolve(SessionSpec spec, Answers answers) {
    return switch (spec) {
      case SessionSpec.Sandbox(var instance, var account, var region) ->
          new Resolved(
              keys(account.accessKeyId(), account.secretAccessKey()),
              Optional.of(instance.endpoint()));
      case SessionSpec.SandboxIdentity identity ->
          new Resolved(
              IdentityCredentials.of(identity), Optional.of(identity.base().instance().endpoint()));
      case SessionSpec.CustomEndpoint custom ->
          new Resolved(
              keys(custom.accessKeyId(), custom.secretAccessKey().reveal()),
              Optional.of(custom.uri()),
              custom.pathStyle());
      case SessionSpec.Profile profile ->
          profile(profiles.file(), profile.name(), profile, answers, new ArrayList<>());
      case SessionSpec.AssumedRole role -> assume(role, resolve(role.base(), answers), answers);
    };
  }

  /** A role on top of a session whose credentials are known. */
  Resolved assume(SessionSpec.AssumedRole role, Resolved base, Answers answers) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(role.roleArn()).roleSessionName(role.sessionName());
    role.externalId().ifPresent(request::externalId);
    role.seconds().ifPresent(request::durationSeconds);
    role.policy().ifPresent(request::policy);
    return assume(role, base, request, role.mfaSerial(), answers);
  }

  private Resolved profile(
      ProfileFile file, String name, SessionSpec spec, Answers answers, List<String> way) {
    Profile profile = Profiles.require(file, name);
    Optional<URI> endpoint = endpoint(profile);
    Optional<String> roleArn = profile.property(ProfileProperty.ROLE_ARN);
    Optional<String> source = profile.property(ProfileProperty.SOURCE_PROFILE);
    if (roleArn.isEmpty() || source.isEmpty()) {
      return new Resolved(own(file, profile, answers), endpoint);
    }
    if (way.contains(name)) {
      throw problem(
          "The profile leads to itself.",
          String.join(" → ", way) + " → " + name + " are source_profile of each other.",
          "Give one of them access keys or another source_profile.");
    }
    way.add(name);
    if (file.profile(source.get()).isEmpty()) {
      throw problem(
          "The profile is incomplete.",
          "Profile "
              + name
              + " names source_profile "
              + source.get()
              + ", and the AWS configuration files have no such profile.",
          "Add it with: aws configure --profile " + source.get() + ", or name another one.");
    }
    Resolved base =
        source.get().equals(name)
            ? new Resolved(ownKeys(profile), endpoint)
            : profile(file, source.get(), spec, answers, way);
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder()
            .roleArn(roleArn.get())
            .roleSessionName(profile.property(ProfileProperty.ROLE_SESSION_NAME).orElse("lectern"));
    profile.property(ProfileProperty.EXTERNAL_ID).ifPresent(request::externalId);
    profile
        .property(ProfileProperty.DURATION_SECONDS)
        .ifPresent(seconds -> request.durationSeconds(seconds(name, seconds)));
    return assume(
        spec,
        new Resolved(base.credentials(), endpoint.or(base::endpoint)),
        request,
        profile.property(ProfileProperty.MFA_SERIAL),
        answers);
  }

  private Resolved assume(
      SessionSpec spec,
      Resolved base,
      AssumeRoleRequest.Builder request,
      Optional<String> mfaSerial,
      Answers answers) {
    if (mfaSerial.isPresent()) {
      request
          .serialNumber(mfaSerial.get())
          .tokenCode(answers.mfaCode().orElseThrow(() -> new MfaNeeded(mfaSerial.get())));
    }
    AssumeRoleRequest built = request.build();
    SessionInfo caller =
        new SessionInfo(
            "session", spec.kind(), spec.label(), spec.region(), "", "", base.endpoint());
    RoleCredentials role =
        new RoleCredentials(
            () -> {
              try (SessionClients clients =
                  factory.open(
                      new ResolvedSession(caller, base.credentials(), WriteGuard.OPEN),
                      "session")) {
                return clients.sts().assumeRole(built).credentials();
              }
            },
            mfaSerial.isEmpty(),
            clock);
    role.resolveCredentials();
    return new Resolved(role, base.endpoint(), base.pathStyle());
  }

  /** What the profile says itself; everything but roles is left to the SDK. */
  private AwsCredentialsProvider own(ProfileFile file, Profile profile, Answers answers) {
    Profiles.Source source = Profiles.source(profile);
    if (source == Profiles.Source.SSO && answers.signedIn().isPresent()) {
      return answers.signedIn().get();
    }
    if (source == Profiles.Source.PROCESS) {
      ProcessCredentials program =
          new ProcessCredentials(
              profile.name(),
              profile.property(ProfileProperty.CREDENTIAL_PROCESS).orElse(""),
              clock);
      program.resolveCredentials();
      return program;
    }
    ProfileCredentialsProvider provider =
        ProfileCredentialsProvider.builder().profileFile(file).profileName(profile.name()).build();
    try {
      provider.resolveCredentials();
      return provider;
    } catch (RuntimeException e) {
      provider.close();
      if (source == Profiles.Source.SSO) {
        throw new SignInNeeded(SsoLogin.Settings.of(file, profile));
      }
      if (e instanceof AwsServiceException) {
        throw e;
      }
      throw new ProblemException(incomplete(profile, Problems.of(e)));
    }
  }

  private static UserProblem incomplete(Profile profile, UserProblem found) {
    return new UserProblem(
        "The profile is incomplete.",
        "Profile " + profile.name() + " gives no credentials. " + found.why(),
        "Complete it with: aws configure --profile " + profile.name(),
        found.code(),
        found.requestId(),
        "");
  }

  private static AwsCredentialsProvider ownKeys(Profile profile) {
    String id = SsoLogin.need(profile, profile, ProfileProperty.AWS_ACCESS_KEY_ID);
    String secret = SsoLogin.need(profile, profile, ProfileProperty.AWS_SECRET_ACCESS_KEY);
    return profile
        .property(ProfileProperty.AWS_SESSION_TOKEN)
        .<AwsCredentialsProvider>map(
            token ->
                StaticCredentialsProvider.create(AwsSessionCredentials.create(id, secret, token)))
        .orElseGet(() -> keys(id, secret));
  }

  private static AwsCredentialsProvider keys(String accessKeyId, String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret));
  }

  /** The profile's own address, else the environment's; never one that the session hides. */
  private Optional<URI> endpoint(Profile profile) {
    if (profile.property("services").isPresent()) {
      throw problem(
          "The profile has an endpoint for each service.",
          "Profile "
              + profile.name()
              + " names a services section. A session of Lectern has one endpoint for all"
              + " services.",
          "Give the profile endpoint_url instead of services, or choose Custom endpoint.");
    }
    return profile
        .property(ProfileProperty.ENDPOINT_URL)
        .map(text -> address("endpoint_url", text))
        .or(() -> profiles.endpoint().map(text -> address("AWS_ENDPOINT_URL", text)));
  }

  private static URI address(String name, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below, together with an address that has no host
    }
    throw problem(
        "The endpoint is not an address.",
        name + " is " + text + ".",
        "Write it with scheme and host, for example http://localhost:4566.");
  }

  private static int seconds(String profile, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw problem(
          "The profile is not valid.",
          "duration_seconds of profile " + profile + " is not a number: " + text + ".",
          "Write a number from 900 to 43200.");
    }
  }

  private static ProblemException problem(String title, String why, String remedy) {
    return new ProblemException(UserProblem.of(title, why, remedy));
  }
}
