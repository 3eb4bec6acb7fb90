package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;

/** Answers piece by piece. */
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
}
