package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;

/** Answers piece by piece, and function URLs. */
class StreamingTest extends LambdaTest {

  private List<String> streamed(String function, String payload) throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (LambdaAsyncClient async =
        LambdaAsyncClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build()) {
      InvokeWithResponseStreamResponseHandler handler =
          InvokeWithResponseStreamResponseHandler.builder()
              .subscriber(
                  InvokeWithResponseStreamResponseHandler.Visitor.builder()
                      .onPayloadChunk(c -> seen.add(c.payload().asUtf8String()))
                      .onInvokeComplete(c -> seen.add("complete " + c.errorCode()))
                      .build())
              .build();
      async
          .invokeWithResponseStream(
              i -> i.functionName(function).payload(SdkBytes.fromUtf8String(payload)), handler)
          .get(60, TimeUnit.SECONDS);
    }
    return seen;
  }

  @Test
  void aFunctionThatDoesNotStreamComesInOnePiece() throws Exception {
    python("whole", "def handler(event, context): return 'hello'", f -> {});
    assertThat(streamed("whole", "{}")).containsExactly("\"hello\"", "complete null");
    python("failing");
    assertThat(streamed("failing", "{\"do\":\"fail\"}")).containsExactly("complete ValueError");
  }

  @Test
  void piecesComeWhileTheFunctionWorks() throws Exception {
    create(
        "pieces",
        "nodejs22.x",
        "index.handler",
        zip(
            Map.of(
                "index.mjs",
                """
                export const handler = awslambda.streamifyResponse(async (event, stream) => {
                  stream.write('one');
                  await new Promise(r => setTimeout(r, 500));
                  stream.write('two');
                  if (event.fail) throw new TypeError('in the middle');
                  stream.end();
                });
                """)),
        f -> {});
    assertThat(streamed("pieces", "{}")).containsExactly("one", "two", "complete null");
    assertThat(streamed("pieces", "{\"fail\":true}"))
        .containsExactly("one", "two", "complete TypeError");
  }

  @Test
  void aFunctionUrlAnswersHttp() throws Exception {
    python(
        "web",
        """
        def handler(event, context):
            return {"statusCode": 201, "headers": {"X-Seen": event["requestContext"]["http"]["method"]},
                    "body": event["rawPath"] + " " + event["queryStringParameters"]["a"] + " " + event["body"]}
        """,
        f -> {});
    String url =
        lambda
            .createFunctionUrlConfig(c -> c.functionName("web").authType(FunctionUrlAuthType.NONE))
            .functionUrl();
    assertThat(url).matches("http://[0-9a-f]{32}\\.lambda-url\\.us-east-1\\.localhost:\\d+/");
    assertThat(visit(url)).startsWith("HTTP/1.1 403 ");
    lambda.addPermission(
        p ->
            p.functionName("web")
                .statementId("all")
                .action("lambda:InvokeFunctionUrl")
                .principal("*")
                .functionUrlAuthType(FunctionUrlAuthType.NONE));
    assertThat(visit(url))
        .startsWith("HTTP/1.1 201 ")
        .contains("X-Seen: POST")
        .endsWith("/orders/1 b c text");
    lambda.deleteFunctionUrlConfig(d -> d.functionName("web"));
    assertThat(visit(url)).startsWith("HTTP/1.1 404 ");
  }

  /** Names below localhost need not resolve on every computer. */
  private static String visit(String url) throws Exception {
    URI uri = URI.create(url);
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /orders/1?a=b%20c HTTP/1.1\r\nHost: "
                      + uri.getAuthority()
                      + "\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nConnection:"
                      + " close\r\n\r\ntext")
                  .getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
