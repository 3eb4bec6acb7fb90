package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Who may visit a function's URL ("Control access to Lambda function URLs"). */
class FunctionUrlTest extends IdentityTest {

  private static final String CODE =
      """
      def handler(event, context):
          http = event["requestContext"]["http"]
          iam = event["requestContext"].get("authorizer", {}).get("iam", {})
          return {"statusCode": 201, "headers": {"X-Seen": http["method"]},
                  "body": " ".join([event["rawPath"], event["queryStringParameters"]["a"],
                                    event["body"], iam.get("userArn", "nobody")])}
      """;

  private LambdaClient lambda;

  @BeforeEach
  void function() throws IOException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
        "Python is not on this computer");
    lambda = as(root(ALICE), LambdaClient.builder());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.py"));
      zip.write(CODE.getBytes(StandardCharsets.UTF_8));
    }
    lambda.createFunction(
        b ->
            b.functionName("web")
                .runtime(Runtime.PYTHON3_13)
                .handler("index.handler")
                .timeout(20)
                .role("arn:aws:iam::" + ACCOUNT + ":role/none")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))));
  }

  private String url(FunctionUrlAuthType type) {
    return lambda.createFunctionUrlConfig(c -> c.functionName("web").authType(type)).functionUrl();
  }

  private void permit(String id, String principal, FunctionUrlAuthType type) {
    lambda.addPermission(
        p ->
            p.functionName("web")
                .statementId(id)
                .action("lambda:InvokeFunctionUrl")
                .principal(principal)
                .functionUrlAuthType(type));
  }

  private void permitInvoke(String id, String principal) {
    lambda.addPermission(
        p ->
            p.functionName("web")
                .statementId(id)
                .action("lambda:InvokeFunction")
                .principal(principal)
                .invokedViaFunctionUrl(true));
  }

  @Test
  void anOpenUrlAnswersEverybodyWhenBothActionsAreAllowed() throws Exception {
    String url = url(FunctionUrlAuthType.NONE);
    assertThat(url).matches("http://[0-9a-f]{32}\\.lambda-url\\.us-east-1\\.localhost:\\d+/");
    assertThat(visit(url, null, "lambda")).startsWith("HTTP/1.1 403 ").contains("urls-auth.html");
    permit("url", "*", FunctionUrlAuthType.NONE);
    assertThat(visit(url, null, "lambda"))
        .startsWith("HTTP/1.1 403 ")
        .contains("x-amzn-ErrorType: AccessDeniedException");
    permitInvoke("invoke", "*");
    assertThat(visit(url, null, "lambda"))
        .startsWith("HTTP/1.1 201 ")
        .contains("X-Seen: POST")
        .endsWith("/orders/1 b c text nobody");
    lambda.deleteFunctionUrlConfig(d -> d.functionName("web"));
    assertThat(visit(url, null, "lambda")).startsWith("HTTP/1.1 404 ");
    // a deleted address does not come back
    assertThat(url(FunctionUrlAuthType.NONE)).isNotEqualTo(url);
    assertThat(visit(url, null, "lambda")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void aUrlWithIamAnswersWhoSignsAndMay() throws Exception {
    String url = url(FunctionUrlAuthType.AWS_IAM);
    String function = "arn:aws:lambda:us-east-1:" + ACCOUNT + ":function:web";
    assertThat(visit(url, null, "lambda")).startsWith("HTTP/1.1 403 ");
    assertThat(visit(url, root(ALICE), "lambda"))
        .startsWith("HTTP/1.1 201 ")
        .endsWith("text arn:aws:iam::" + ACCOUNT + ":root");
    assertThat(visit(url, root(ALICE), "execute-api"))
        .startsWith("HTTP/1.1 403 ")
        .contains("Credential should be scoped to correct service: 'lambda'.");

    AwsCredentials mia =
        user(
            "mia",
            allow("lambda:InvokeFunctionUrl", function)
                + ",\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}",
            allow("lambda:InvokeFunction", function)
                + ",\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}");
    assertThat(visit(url, mia, "lambda")).startsWith("HTTP/1.1 201 ").endsWith(":user/mia");
    assertThat(
            error(() -> as(mia, LambdaClient.builder()).invoke(i -> i.functionName("web")))
                .statusCode())
        .isEqualTo(403);

    AwsCredentials tom = user("tom");
    assertThat(visit(url, tom, "lambda")).startsWith("HTTP/1.1 403 ");
    permit("tom", "arn:aws:iam::" + ACCOUNT + ":user/tom", FunctionUrlAuthType.AWS_IAM);
    permitInvoke("tom-too", "arn:aws:iam::" + ACCOUNT + ":user/tom");
    assertThat(visit(url, tom, "lambda")).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void anotherAccountNeedsBothSidesAndAPolicyForTheOtherTypeDoesNotCount() throws Exception {
    String url = url(FunctionUrlAuthType.AWS_IAM);
    assertThat(visit(url, root(BOB), "lambda")).startsWith("HTTP/1.1 403 ");
    permitInvoke("bob", BOB.id());
    permit("bob-open", BOB.id(), FunctionUrlAuthType.NONE);
    assertThat(visit(url, root(BOB), "lambda")).startsWith("HTTP/1.1 403 ");
    permit("bob-iam", BOB.id(), FunctionUrlAuthType.AWS_IAM);
    assertThat(visit(url, root(BOB), "lambda")).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void anotherBodyThanTheSignedOneIsRefused() throws Exception {
    String url = url(FunctionUrlAuthType.AWS_IAM);
    assertThat(visit(url, root(ALICE), "lambda", "text", "test"))
        .startsWith("HTTP/1.1 403 ")
        .contains("The request signature we calculated does not match");
  }

  private static String visit(String url, @Nullable AwsCredentials as, String service)
      throws Exception {
    return visit(url, as, service, "text", "text");
  }

  /** Names below localhost need not resolve on every computer. */
  private static String visit(
      String url, @Nullable AwsCredentials as, String service, String signed, String sent)
      throws Exception {
    URI uri = URI.create(url);
    SdkHttpRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(url + "orders/1?a=b%20c"))
            .putHeader("Host", uri.getAuthority())
            .putHeader("Content-Type", "text/plain")
            .build();
    if (as != null) {
      request = AwsV4HttpSigner.create().sign(asked(as, request, service, signed)).request();
    }
    StringBuilder head = new StringBuilder("POST /orders/1?a=b%20c HTTP/1.1\r\n");
    request.forEachHeader(
        (name, values) -> head.append(name).append(": ").append(values.getFirst()).append("\r\n"));
    head.append("Content-Length: 4\r\nConnection: close\r\n\r\n").append(sent);
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SignRequest<AwsCredentials> asked(
      AwsCredentials as, SdkHttpRequest request, String service, String body) {
    return SignRequest.builder(as)
        .request(request)
        .payload(ContentStreamProvider.fromUtf8String(body))
        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
        .build();
  }
}
