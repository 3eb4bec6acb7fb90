package dev.lectern.aws;

import dev.lectern.calls.CallOrigin;
import dev.lectern.calls.CallRecorder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The only place where SDK clients are built. Endpoint, credentials, retries, time limits, recorder
 * and guard are the same for all of them; that is all that tells the sandbox from AWS.
 */
public final class ClientFactory {

  /** A connection that does not stand by then will not. */
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Longest silence on a connection; long enough for CompleteMultipartUpload of many parts. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /**
   * The same for Lambda and Step Functions: a function may work for 900 s, an Express execution for
   * 300 s, and to ask again would run it once more.
   */
  private static final Duration FUNCTION = Duration.ofSeconds(930);

  /** No certificate is trusted by it. */
  private static final TrustManager[] NOBODY = {};

  private final CallRecorder recorder;

  /** Makes clients whose calls go to that recorder. */
  public ClientFactory(CallRecorder recorder) {
    UserFiles.hideFromSdk();
    this.recorder = recorder;
  }

  /**
   * Makes ready what the first client of a process waits for: TLS, with which every HTTP client of
   * the SDK begins, and the SDK's table of endpoints. Takes some tenths of a second; any thread.
   */
  public static void prepare() {
    // before the SDK's own classes look for the user's files
    UserFiles.hideFromSdk();
    http(SILENCE, false).close();
    var _ = ServiceMetadata.of("sts");
  }

  /**
   * Clients of a session. Nothing is built before it is asked for; closing the result closes every
   * client made through it or through {@link AwsClients#withOrigin}.
   *
   * @param origin who calls, as the Call Lens names it
   */
  public SessionClients open(ResolvedSession session, String origin) {
    return new SessionClients(this, session, origin);
  }

  /**
   * Makes clients of IAM Identity Center. Their calls are not recorded: all that they carry is
   * secret.
   */
  SsoLogin.SsoClients signIn() {
    return new SsoLogin.SsoClients() {
      @Override
      public SsoOidcClient oidc(String region) {
        return unsigned(SsoOidcClient.builder(), region).httpClient(http(SILENCE, true)).build();
      }

      @Override
      public SsoClient sso(String region) {
        return unsigned(SsoClient.builder(), region).httpClient(http(SILENCE, true)).build();
      }
    };
  }

  private static <B extends AwsClientBuilder<B, ?>> B unsigned(B builder, String region) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(ClientFactory::alone);
  }

  /**
   * A session's profile decides its credentials and endpoint; the settings of the user's default
   * profile are not meant for it.
   */
  private static void alone(ClientOverrideConfiguration.Builder override) {
    override.defaultProfileFile(ProfileFile.aggregator().build()).retryStrategy(RetryMode.STANDARD);
  }

  /**
   * @param tls whether it will ask for https; the system's certificates, which take a tenth of a
   *     second and some MB, are read for that alone
   */
  private static SdkHttpClient http(Duration silence, boolean tls) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(silence);
    if (!tls) {
      builder.tlsTrustManagersProvider(() -> NOBODY);
    }
    return builder.build();
  }

  /** AWS's own endpoints, which no session names, want it. */
  static boolean tls(Optional<URI> endpoint) {
    return endpoint.filter(uri -> "http".equalsIgnoreCase(uri.getScheme())).isEmpty();
  }

  SdkHttpClient http(ResolvedSession session) {
    return recorder.watch(http(SILENCE, tls(session.info().endpoint())));
  }

  SdkHttpClient patientHttp(ResolvedSession session) {
    return recorder.watch(http(FUNCTION, tls(session.info().endpoint())));
  }

  S3Client s3(ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(S3Client.builder(), session, origin, region)
        .httpClient(http)
        .serviceConfiguration(addressing(session))
        .build();
  }

  S3Presigner presigner(ResolvedSession session, String region) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(region))
            .credentialsProvider(session.credentials())
            .serviceConfiguration(addressing(session));
    session
        .info()
        .endpoint()
        .ifPresent(uri -> builder.endpointOverride(uri).fipsEnabled(false).dualstackEnabled(false));
    return builder.build();
  }

  StsClient sts(ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(StsClient.builder(), session, origin, region).httpClient(http).build();
  }

  DynamoDbClient dynamoDb(
      ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(DynamoDbClient.builder(), session, origin, region).httpClient(http).build();
  }

  DynamoDbStreamsClient dynamoDbStreams(
      ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(DynamoDbStreamsClient.builder(), session, origin, region)
        .httpClient(http)
        .build();
  }

  LambdaClient lambda(ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(LambdaClient.builder(), session, origin, region).httpClient(http).build();
  }

  SfnClient sfn(ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(SfnClient.builder(), session, origin, region).httpClient(http).build();
  }

  /**
   * IAM is global: at AWS its endpoint and signing Region follow the partition, which a Region
   * names ("IAM endpoints and quotas").
   */
  IamClient iam(ResolvedSession session, String origin, String region, SdkHttpClient http) {
    return configured(IamClient.builder(), session, origin, region).httpClient(http).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, ResolvedSession session, String origin, String region) {
    SessionInfo info = session.info();
    ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder();
    alone(override);
    recorder
        .tap(
            new CallOrigin(
                info.id(),
                info.accountId(),
                info.arn(),
                region,
                origin,
                info.endpoint().orElse(null)),
            session.credentials())
        .attach(override);
    // after the tap: what the guard stops, the tap has begun and must end
    override.addExecutionInterceptor(new GuardInterceptor(session.guard()));
    // the SDK refuses an address of ours together with what the environment says about AWS's own
    info.endpoint()
        .ifPresent(
            uri -> {
              builder.endpointOverride(uri).fipsEnabled(false).dualstackEnabled(false);
              // some operations have a host of their own at AWS ("sync-states"); before an address
              // of ours the prefix would name no host
              override.putAdvancedOption(
                  SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
            });
    return builder
        .region(Region.of(region))
        .credentialsProvider(session.credentials())
        .overrideConfiguration(override.build());
  }

  /**
   * Bucket names as host names need a wildcard name that few servers but AWS have; other endpoints
   * get the bucket in the path unless the user says otherwise.
   */
  private static S3Configuration addressing(ResolvedSession session) {
    return S3Configuration.builder().pathStyleAccessEnabled(session.pathStyle()).build();
  }
}
