package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.SandboxInstance.Account;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** A running sandbox with two accounts, and real SDK clients for it. */
public abstract class SandboxTest {

  protected static final Account ALICE = new Account("111122223333", "AKIAALICE", "alice-secret");
  protected static final Account BOB = new Account("444455556666", "AKIABOB", "bob-secret");

  protected SandboxEngine sandbox;
  protected S3Client s3;
  private final List<AutoCloseable> clients = new ArrayList<>();

  @BeforeEach
  void startSandbox() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary().withAccounts(ALICE, BOB));
    s3 = s3(ALICE);
  }

  @AfterEach
  void stopSandbox() throws Exception {
    for (AutoCloseable client : clients) {
      client.close();
    }
    sandbox.close();
  }

  /** A client of an account. */
  protected S3Client s3(Account account) {
    return s3(account, sandbox.endpoint(), builder -> {});
  }

  /** A client of an account with further settings. */
  protected S3Client s3(Account account, URI endpoint, Consumer<S3ClientBuilder> settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(account))
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    settings.accept(builder);
    S3Client client = builder.build();
    clients.add(client);
    return client;
  }

  /** An STS client. */
  protected StsClient sts(Account account) {
    StsClient client =
        StsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(account))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    clients.add(client);
    return client;
  }

  /** Credentials of an account. */
  protected static StaticCredentialsProvider credentials(Account account) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
  }

  /** The error code that a call is refused with. */
  protected static void assertCode(AwsServiceException error, int status, String code) {
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(error.statusCode()).isEqualTo(status);
  }
}
