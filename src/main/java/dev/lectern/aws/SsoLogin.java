package dev.lectern.aws;

import dev.lectern.calls.CliRenderer;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/**
 * Signs in to IAM Identity Center with the device authorization grant (IAM Identity Center OIDC
 * API: RegisterClient, StartDeviceAuthorization, CreateToken). The token stays in memory.
 */
final class SsoLogin {

  /** What a profile says about its sign-in. */
  record Settings(
      String profile, String startUrl, String region, String accountId, String roleName) {

    /**
     * Reads the profile's own properties, or those of its {@code sso_session}.
     *
     * @throws ProblemException naming the property that is missing
     */
    static Settings of(ProfileFile file, Profile profile) {
      Profile section =
          profile
              .property(Profiles.SSO_SESSION)
              .map(
                  name ->
                      file.getSection("sso-session", name)
                          .orElseThrow(() -> noSection(profile, name)))
              .orElse(profile);
      return new Settings(
          profile.name(),
          need(section, profile, ProfileProperty.SSO_START_URL),
          need(section, profile, ProfileProperty.SSO_REGION),
          need(profile, profile, ProfileProperty.SSO_ACCOUNT_ID),
          need(profile, profile, ProfileProperty.SSO_ROLE_NAME));
    }

    private static ProblemException noSection(Profile profile, String name) {
      return new ProblemException(
          UserProblem.of(
              "The profile is incomplete.",
              "Profile "
                  + profile.name()
                  + " names sso_session "
                  + name
                  + ", and the AWS configuration file has no section [sso-session "
                  + name
                  + "].",
              "Add it with: aws configure sso-session"));
    }
  }

  /** A property that a profile, or the section that it names, must have. */
  static String need(Profile section, Profile profile, String property) {
    return section
        .property(property)
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "The profile is incomplete.",
                        "Profile " + profile.name() + " has no " + property + ".",
                        "Add " + property + " to the AWS configuration file.")));
  }

  /** A sign-in that waits for the user. */
  record Pending(
      Settings settings,
      RegisterClientResponse client,
      String deviceCode,
      URI address,
      String userCode,
      Duration interval,
      Instant expiresAt) {
    @Override
    public String toString() {
      return "Pending[" + address + "]";
    }
  }

  private final SsoClients clients;
  private final Clock clock;

  SsoLogin(SsoClients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Asks for a code that the user confirms in the browser.
   *
   * @throws ProblemException when the sign-in service cannot be reached or does not know the portal
   */
  Pending begin(Settings settings) {
    try {
      return code(settings);
    } catch (SdkException e) {
      UserProblem told = Problems.of(e);
      throw new ProblemException(
          new UserProblem(
              "The sign-in cannot begin.",
              "The profile signs in at "
                  + settings.startUrl()
                  + ", and this computer has no sign-in that is still good. "
                  + told.why(),
              told.remedy()
                  + " Or sign in with: aws sso login --profile "
                  + CliRenderer.quote(settings.profile())
                  + ", then connect again.",
              told.code(),
              told.requestId(),
              told.details()));
    }
  }

  private Pending code(Settings settings) {
    try (SsoOidcClient oidc = clients.oidc(settings.region())) {
      RegisterClientResponse client =
          oidc.registerClient(request -> request.clientName("Lectern").clientType("public"));
      StartDeviceAuthorizationResponse device =
          oidc.startDeviceAuthorization(
              request ->
                  request
                      .clientId(client.clientId())
                      .clientSecret(client.clientSecret())
                      .startUrl(settings.startUrl()));
      return new Pending(
          settings,
          client,
          device.deviceCode(),
          URI.create(device.verificationUriComplete()),
          device.userCode(),
          Duration.ofSeconds(Math.max(1, device.interval())),
          clock.instant().plusSeconds(device.expiresIn()));
    }
  }

  /**
   * Waits until the user has confirmed, then fetches the role's credentials.
   *
   * @throws InterruptedException when cancelled
   * @throws ProblemException when the code ran out before the user confirmed it
   */
  AwsCredentialsProvider await(Pending pending) throws InterruptedException {
    Duration interval = pending.interval();
    try (SsoOidcClient oidc = clients.oidc(pending.settings().region())) {
      while (clock.instant().isBefore(pending.expiresAt())) {
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
        try {
          String token =
              oidc.createToken(
                      request ->
                          request
                              .clientId(pending.client().clientId())
                              .clientSecret(pending.client().clientSecret())
                              .deviceCode(pending.deviceCode())
                              .grantType("urn:ietf:params:oauth:grant-type:device_code"))
                  .accessToken();
          return credentials(pending.settings(), token);
        } catch (AuthorizationPendingException e) {
          // The next turn asks again.
        } catch (SlowDownException e) {
          interval = interval.plusSeconds(5);
        } catch (AccessDeniedException e) {
          throw new ProblemException(
              UserProblem.of(
                  "The sign-in was declined.",
                  "The code " + pending.userCode() + " was refused in the browser.",
                  "Connect again, and confirm the code there if you asked for it."));
        } catch (ExpiredTokenException e) {
          throw ranOut();
        }
      }
    }
    throw ranOut();
  }

  private static ProblemException ranOut() {
    return new ProblemException(
        UserProblem.of(
            "The sign-in ran out.",
            "The code was not confirmed in time.",
            "Connect again and confirm the code in the browser."));
  }

  private AwsCredentialsProvider credentials(Settings settings, String token) {
    try (SsoClient sso = clients.sso(settings.region())) {
      var role =
          sso.getRoleCredentials(
                  request ->
                      request
                          .accessToken(token)
                          .accountId(settings.accountId())
                          .roleName(settings.roleName()))
              .roleCredentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              role.accessKeyId(), role.secretAccessKey(), role.sessionToken()));
    }
  }

  /** Makes the two clients; tests point them at a server of their own. */
  interface SsoClients {
    SsoOidcClient oidc(String region);

    SsoClient sso(String region);
  }
}
