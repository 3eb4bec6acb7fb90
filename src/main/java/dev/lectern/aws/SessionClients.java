package dev.lectern.aws;

import dev.lectern.calls.Operations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of one session by origin, service and Region; safe for any thread. */
public final class SessionClients implements AwsClients, AutoCloseable {

  private final ClientFactory factory;
  private final ResolvedSession session;
  private final String origin;
  private final Cache cache;

  SessionClients(ClientFactory factory, ResolvedSession session, String origin) {
    this(
        factory,
        session,
        origin,
        new Cache(() -> factory.http(session), () -> factory.patientHttp(session)));
  }

  private SessionClients(
      ClientFactory factory, ResolvedSession session, String origin, Cache cache) {
    this.factory = factory;
    this.session = session;
    this.origin = origin;
    this.cache = cache;
  }

  @Override
  public SessionInfo session() {
    return session.info();
  }

  @Override
  public InstantSource time() {
    return session.time();
  }

  @Override
  public Optional<Instant> expires() {
    return session.credentials() instanceof Expiring ends ? ends.expires() : Optional.empty();
  }

  @Override
  public AwsClients withOrigin(String name) {
    return new SessionClients(factory, session, name, cache);
  }

  @Override
  public SessionClients as(
      String accessKeyId, String secretAccessKey, @Nullable String sessionToken, String arn) {
    return new SessionClients(
        factory, session.with(accessKeyId, secretAccessKey, sessionToken, arn), origin);
  }

  @Override
  public List<Persona> personas() {
    return session.personas().list();
  }

  @Override
  public SessionClients as(Persona who) {
    Optional<AwsCredentialsProvider> known = session.personas().credentials(who);
    if (known.isPresent()) {
      return new SessionClients(factory, session.with(known.get(), who.arn()), origin);
    }
    AssumeRoleResponse role =
        sts().assumeRole(b -> b.roleArn(who.arn()).roleSessionName("lectern-try"));
    Credentials keys = role.credentials();
    return as(
        keys.accessKeyId(),
        keys.secretAccessKey(),
        keys.sessionToken(),
        role.assumedRoleUser().arn());
  }

  @Override
  public boolean sandbox() {
    return session.personas() instanceof Personas.OfSandbox || AwsClients.super.sandbox();
  }

  @Override
  public Optional<SessionClients> owner() {
    return personas().stream()
        .filter(one -> one.kind() == Persona.Kind.ROOT)
        .findFirst()
        .flatMap(
            root ->
                session
                    .personas()
                    .credentials(root)
                    .map(keys -> session.ofSandbox(keys, root.arn())))
        .map(root -> new SessionClients(factory, root, origin));
  }

  @Override
  public S3Client s3() {
    return s3(session.info().region());
  }

  @Override
  public S3Client s3(String region) {
    return cache.get(
        new Key(origin, "s3", region),
        S3Client.class,
        () -> factory.s3(session, origin, region, cache.http()));
  }

  @Override
  public S3Presigner s3Presigner(String region) {
    return cache.get(
        new Key("", "s3 presigner", region),
        S3Presigner.class,
        () -> factory.presigner(session, region));
  }

  @Override
  public StsClient sts() {
    String region = session.info().region();
    return cache.get(
        new Key(origin, "sts", region),
        StsClient.class,
        () -> factory.sts(session, origin, region, cache.http()));
  }

  @Override
  public DynamoDbClient dynamoDb() {
    String region = session.info().region();
    return cache.get(
        new Key(origin, "dynamodb", region),
        DynamoDbClient.class,
        () -> factory.dynamoDb(session, origin, region, cache.http()));
  }

  @Override
  public DynamoDbStreamsClient dynamoDbStreams() {
    String region = session.info().region();
    return cache.get(
        new Key(origin, "streams.dynamodb", region),
        DynamoDbStreamsClient.class,
        () -> factory.dynamoDbStreams(session, origin, region, cache.http()));
  }

  @Override
  public LambdaClient lambda() {
    String region = session.info().region();
    return cache.get(
        new Key(origin, "lambda", region),
        LambdaClient.class,
        () -> factory.lambda(session, origin, region, cache.patientHttp()));
  }

  @Override
  public SfnClient sfn() {
    String region = session.info().region();
    return cache.get(
        new Key(origin, "states", region),
        SfnClient.class,
        () -> factory.sfn(session, origin, region, cache.patientHttp()));
  }

  @Override
  public IamClient iam() {
    String region = session.info().region();
    return cache.get(
        new Key(origin, "iam", region),
        IamClient.class,
        () -> factory.iam(session, origin, region, cache.http()));
  }

  @Override
  public void checkAllowed(String service, String operation) {
    if (Operations.mutating(operation)) {
      session.guard().check(service, operation);
    }
  }

  /** Closes every client of the session; calls that are under way end with an error. */
  @Override
  public void close() {
    cache.close();
  }

  private record Key(String origin, String service, String region) {}

  /** One HTTP client for all, so that connections are reused; clients in order of making. */
  private static final class Cache {

    private final Map<Key, SdkAutoCloseable> clients = new HashMap<>();
    private final Deque<SdkAutoCloseable> order = new ArrayDeque<>();
    private final Supplier<SdkHttpClient> makeHttp;
    private final Supplier<SdkHttpClient> makePatient;
    private @Nullable SdkHttpClient http;
    private @Nullable SdkHttpClient patient;
    private boolean closed;

    Cache(Supplier<SdkHttpClient> makeHttp, Supplier<SdkHttpClient> makePatient) {
      this.makeHttp = makeHttp;
      this.makePatient = makePatient;
    }

    synchronized <T extends SdkAutoCloseable> T get(Key key, Class<T> type, Supplier<T> build) {
      if (closed) {
        throw new IllegalStateException("The session was closed.");
      }
      SdkAutoCloseable client = clients.get(key);
      if (client == null) {
        client = build.get();
        clients.put(key, client);
        order.push(client);
      }
      return type.cast(client);
    }

    synchronized SdkHttpClient http() {
      if (http == null) {
        http = makeHttp.get();
        order.push(http);
      }
      return http;
    }

    synchronized SdkHttpClient patientHttp() {
      if (patient == null) {
        patient = makePatient.get();
        order.push(patient);
      }
      return patient;
    }

    synchronized void close() {
      closed = true;
      while (!order.isEmpty()) {
        order.pop().close();
      }
      clients.clear();
    }
  }
}
