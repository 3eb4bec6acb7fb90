package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A sandbox with users and roles, and clients that sign as them. */
public abstract class IdentityTest extends SandboxTest {

  protected static final String ACCOUNT = ALICE.id();

  protected IamClient iam;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void openIam() {
    iam = as(root(ALICE), IamClient.builder());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  protected static AwsCredentials root(Account account) {
    return AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey());
  }

  /** A client that signs with these credentials. */
  protected <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable>
      C as(AwsCredentials credentials, B builder) {
    C client =
        builder
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    open.add(client);
    return client;
  }

  protected S3Client s3(AwsCredentials credentials) {
    return as(credentials, S3Client.builder());
  }

  protected StsClient sts(AwsCredentials credentials) {
    return as(credentials, StsClient.builder());
  }

  protected DynamoDbClient dynamo(AwsCredentials credentials) {
    return as(credentials, DynamoDbClient.builder());
  }

  protected IamClient iam(AwsCredentials credentials) {
    return as(credentials, IamClient.builder());
  }

  /** A new user of Alice's account with an inline policy, and its key. */
  protected AwsCredentials user(String name, String... statements) {
    iam.createUser(b -> b.userName(name));
    if (statements.length > 0) {
      iam.putUserPolicy(
          b -> b.userName(name).policyName("inline").policyDocument(policy(statements)));
    }
    AccessKey key = iam.createAccessKey(b -> b.userName(name)).accessKey();
    return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
  }

  /** A new role that trusts a principal. */
  protected String role(String name, String principal, String... statements) {
    String arn =
        iam.createRole(b -> b.roleName(name).assumeRolePolicyDocument(trust(principal, "")))
            .role()
            .arn();
    if (statements.length > 0) {
      iam.putRolePolicy(
          b -> b.roleName(name).policyName("inline").policyDocument(policy(statements)));
    }
    return arn;
  }

  protected static String trust(String principal, String condition) {
    return policy(
        "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
            + principal
            + "\"},\"Action\":\"sts:AssumeRole\""
            + condition);
  }

  protected static AwsCredentials session(Credentials credentials) {
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  protected static String allow(String action, String resource) {
    return statement("Allow", action, resource);
  }

  protected static String deny(String action, String resource) {
    return statement("Deny", action, resource);
  }

  private static String statement(String effect, String action, String resource) {
    return "\"Effect\":\""
        + effect
        + "\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"";
  }

  protected static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + String.join("},{", statements) + "}]}";
  }

  /** What a call is refused with. */
  protected static AwsServiceException error(Runnable call) {
    AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call::run);
    assertThat(error).as("the call was not refused").isNotNull();
    return error;
  }

  protected static String message(AwsServiceException error) {
    return error.awsErrorDetails().errorMessage();
  }
}
