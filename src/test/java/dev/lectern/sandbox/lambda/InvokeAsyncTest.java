package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** InvokeAsync, which the SDK has dropped and old programs still send. */
class InvokeAsyncTest extends LambdaTest {

  private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

  /** AWS documented the path with a slash at its end, and later without. */
  @ParameterizedTest
  @ValueSource(strings = {"invoke-async/", "invoke-async"})
  void anEventIsQueued(String path) throws Exception {
    python("orders");
    HttpResponse<String> answer = send("orders", path, "{\"pieces\":3}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    until("the event was worked on", () -> body(invoke("orders", "{}")).contains("\"count\": 2"));
  }

  @Test
  void whatIsWrongIsSaidAtOnce() throws Exception {
    python("orders");
    assertThat(send("nobody", "invoke-async/", "{}"))
        .returns(404, HttpResponse::statusCode)
        .returns("ResourceNotFoundException", InvokeAsyncTest::error);
    assertThat(send("orders", "invoke-async/", "{\"a\":"))
        .returns(400, HttpResponse::statusCode)
        .returns("InvalidRequestContentException", InvokeAsyncTest::error);
    assertThat(send("orders", "invoke-async/", "\"" + "x".repeat(256 * 1024) + "\""))
        .returns(413, HttpResponse::statusCode)
        .returns("RequestTooLargeException", InvokeAsyncTest::error);
  }

  @Test
  @Tag("cli")
  void theAwsCli(@TempDir Path folder) throws Exception {
    Path aws = Path.of("/usr/bin/aws");
    assumeTrue(Files.isExecutable(aws), "The AWS CLI is not installed: apt awscli.");
    python("orders");
    Path event = Files.writeString(folder.resolve("event.json"), "{\"pieces\":3}");
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                aws.toString(),
                "lambda",
                "invoke-async",
                "--function-name=orders",
                "--invoke-args=" + event,
                "--region=us-east-1",
                "--output=json",
                "--endpoint-url=" + sandbox.endpoint()));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(),
                "PATH", "/usr/bin:/bin",
                "AWS_ACCESS_KEY_ID", ALICE.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", ALICE.secretAccessKey()));
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(out)).contains("\"Status\": 202");
    until("the event was worked on", () -> body(invoke("orders", "{}")).contains("\"count\": 2"));
  }

  private static String error(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-amzn-ErrorType").orElse("none");
  }

  private HttpResponse<String> send(String function, String path, String event)
      throws IOException, InterruptedException {
    URI uri = sandbox.endpoint().resolve("/2014-11-13/functions/" + function + "/" + path);
    AwsCredentials alice = credentials(ALICE).resolveCredentials();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(alice)
                        .request(
                            SdkHttpFullRequest.builder()
                                .method(SdkHttpMethod.POST)
                                .uri(uri)
                                .build())
                        .payload(ContentStreamProvider.fromUtf8String(event))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .POST(HttpRequest.BodyPublishers.ofString(event, StandardCharsets.UTF_8));
    signed.forEachHeader(
        (name, values) -> {
          if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, values.getFirst());
          }
        });
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
