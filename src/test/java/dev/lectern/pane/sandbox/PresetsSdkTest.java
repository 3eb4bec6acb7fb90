package dev.lectern.pane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * What the SDK gets of the presets of the fault desk, attempt by attempt. Not of the skew: every
 * client of the process would take its time over; {@code FaultsSdkTest} has it.
 */
@Timeout(60)
class PresetsSdkTest {

  private static final Account ALICE = new Account("111122223333", "AKIAALICE", "alice-secret");

  private static AwsCredentials keys(SandboxEngine sandbox, boolean temporary) {
    AwsCredentials root = AwsBasicCredentials.create(ALICE.accessKeyId(), ALICE.secretAccessKey());
    if (!temporary) {
      return root;
    }
    try (StsClient sts = client(sandbox, StsClient.builder(), root)) {
      Credentials made = sts.getSessionToken().credentials();
      return AwsSessionCredentials.create(
          made.accessKeyId(), made.secretAccessKey(), made.sessionToken());
    }
  }

  private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      SandboxEngine sandbox, B builder, AwsCredentials keys) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(keys))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return "ok";
    } catch (AwsServiceException refused) {
      return refused.statusCode() + " " + refused.awsErrorDetails().errorCode();
    } catch (SdkClientException noAnswer) {
      return "no answer";
    }
  }

  /** Attempts one after the other, as many as the preset counts. */
  private static String outcomes(SandboxEngine sandbox, Preset preset) {
    AwsCredentials keys = keys(sandbox, preset.key().equals("expired"));
    try (S3Client s3 = client(sandbox, S3Client.builder(), keys);
        DynamoDbClient dynamoDb = client(sandbox, DynamoDbClient.builder(), keys);
        LambdaClient lambda = client(sandbox, LambdaClient.builder(), keys)) {
      sandbox.faults().put(preset.fault(), true);
      Runnable call =
          switch (preset.fault().service()) {
            case "dynamodb" -> () -> dynamoDb.listTables();
            case "lambda" -> () -> lambda.invoke(i -> i.functionName("none"));
            default ->
                () -> s3.putObject(b -> b.bucket("data").key("k"), RequestBody.fromString("x"));
          };
      List<String> outcomes = new ArrayList<>();
      for (int attempt = 0; attempt < preset.fault().of(); attempt++) {
        outcomes.add(outcome(call));
      }
      return String.join(", ", outcomes);
    }
  }

  @Test
  void everyPresetHitsAsItSays() throws Exception {
    Map<String, String> seen = new LinkedHashMap<>();
    try (SandboxEngine sandbox =
            SandboxEngine.start(SandboxConfig.temporary().withAccounts(ALICE));
        S3Client s3 = client(sandbox, S3Client.builder(), keys(sandbox, false))) {
      s3.createBucket(b -> b.bucket("data"));
      List<Preset> presets =
          Preset.all().stream().filter(preset -> !preset.key().equals("skew")).toList();
      for (Preset preset : presets) {
        seen.put(preset.key(), outcomes(sandbox, preset));
        assertThat(sandbox.faults().list().getFirst().hits())
            .as(preset.key())
            .isEqualTo(preset.fault().some());
        sandbox.faults().remove(preset.fault().id());
      }
      assertThat(s3.headObject(b -> b.bucket("data").key("k")).contentLength()).isEqualTo(1);
    }
    String aTenth = ", ok".repeat(9);
    assertThat(seen)
        .containsExactly(
            Map.entry("s3-slow-down", "503 SlowDown, 503 SlowDown, 503 SlowDown, ok, ok"),
            Map.entry("s3-put", "503 SlowDown, 503 SlowDown, ok"),
            Map.entry("s3-error", "500 InternalError, ok, ok, ok, ok"),
            Map.entry("dynamodb-throttle", "400 ThrottlingException, 400 ThrottlingException, ok"),
            Map.entry("dynamodb-error", "500 InternalServerError" + aTenth),
            Map.entry(
                "lambda-throttle", "429 TooManyRequestsException, 404 ResourceNotFoundException"),
            Map.entry("latency", "ok"),
            Map.entry("cut", "no answer, ok, ok"),
            Map.entry("answer-lost", "no answer, ok, ok"),
            Map.entry("expired", "400 ExpiredToken"));
  }
}
