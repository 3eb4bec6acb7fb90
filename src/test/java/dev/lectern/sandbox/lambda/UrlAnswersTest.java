package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/** What a function URL answers: to browsers of other origins, with cookies, piece by piece. */
class UrlAnswersTest extends LambdaTest {

  private static final String SHOP = "Origin: https://shop.example\r\n";

  private static final String WEB =
      """
      import json
      def handler(event, context):
          if event["rawPath"] == "/fail":
              raise ValueError("asked to fail")
          if event["rawPath"] == "/plain":
              return {"seen": event.get("cookies", [])}
          return {"statusCode": 201, "cookies": ["a=1; HttpOnly", "b=2"],
                  "headers": {"Access-Control-Allow-Origin": "https://other.example",
                              "content-length": "3", "X-Method": event["requestContext"]["http"]["method"]},
                  "body": "made"}
      """;

  private static final String PIECES =
      """
      export const handler = awslambda.streamifyResponse(async (event, stream) => {
        if (event.rawPath === '/head') {
          stream = awslambda.HttpResponseStream.from(stream, {
            statusCode: 418, headers: { 'Content-Type': 'text/tea', 'X-Pot': 'full' }, cookies: ['c=3'] });
        }
        if (event.rawPath === '/early') throw new TypeError('before anything');
        stream.write('one,');
        await new Promise(r => setTimeout(r, 300));
        if (event.rawPath === '/late') throw new TypeError('in the middle');
        stream.write('two');
        stream.end();
      });
      """;

  /** A URL that everybody may visit. */
  private String open(String function, Consumer<CreateFunctionUrlConfigRequest.Builder> more) {
    lambda.addPermission(
        p ->
            p.functionName(function)
                .statementId("url")
                .action("lambda:InvokeFunctionUrl")
                .principal("*")
                .functionUrlAuthType(FunctionUrlAuthType.NONE));
    lambda.addPermission(
        p ->
            p.functionName(function)
                .statementId("invoke")
                .action("lambda:InvokeFunction")
                .principal("*")
                .invokedViaFunctionUrl(true));
    return lambda
        .createFunctionUrlConfig(
            c -> {
              c.functionName(function).authType(FunctionUrlAuthType.NONE);
              more.accept(c);
            })
        .functionUrl();
  }

  /** Names below localhost need not resolve on every computer. */
  private static String visit(String url, String method, String path, String headers)
      throws IOException {
    URI uri = URI.create(url);
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      socket
          .getOutputStream()
          .write(
              (method
                      + " "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + uri.getAuthority()
                      + "\r\n"
                      + headers
                      + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String preflight(String url, String method, String asked) throws IOException {
    return visit(
        url,
        "OPTIONS",
        "/fail",
        SHOP
            + "Access-Control-Request-Method: "
            + method
            + "\r\nAccess-Control-Request-Headers: "
            + asked
            + "\r\n");
  }

  @Test
  void browsersOfOtherOriginsLearnWhatTheyMay() throws Exception {
    python("web", WEB, f -> {});
    Cors rules =
        Cors.builder()
            .allowOrigins("https://shop.example", "https://second.example")
            .allowMethods("GET", "POST")
            .allowHeaders("X-Token", "Content-Type")
            .exposeHeaders("X-Method")
            .allowCredentials(true)
            .maxAge(300)
            .build();
    String url = open("web", c -> c.cors(rules));
    assertThat(lambda.getFunctionUrlConfig(g -> g.functionName("web")).cors()).isEqualTo(rules);

    assertThat(preflight(url, "POST", "x-token, content-type"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Access-Control-Allow-Origin: https://shop.example\r\n")
        .contains("Access-Control-Allow-Methods: GET,POST\r\n")
        .contains("Access-Control-Allow-Headers: x-token,content-type\r\n")
        .contains("Access-Control-Allow-Credentials: true\r\n")
        .contains("Access-Control-Max-Age: 300\r\n")
        .contains("Vary: Origin\r\n");
    assertThat(preflight(url, "DELETE", "x-token")).doesNotContain("Access-Control");
    assertThat(preflight(url, "GET", "x-other")).doesNotContain("Access-Control");

    assertThat(visit(url, "GET", "/plain", SHOP))
        .startsWith("HTTP/1.1 200 ")
        .contains("Access-Control-Allow-Origin: https://shop.example\r\n")
        .contains("Access-Control-Expose-Headers: X-Method\r\n");
    assertThat(visit(url, "GET", "/fail", SHOP))
        .startsWith("HTTP/1.1 502 ")
        .contains("Access-Control-Allow-Origin: https://shop.example\r\n");
    assertThat(visit(url, "GET", "/plain", "Origin: https://evil.example\r\n"))
        .doesNotContain("Access-Control");
    // What the function says too is there twice, and a browser refuses it.
    assertThat(visit(url, "GET", "/", SHOP))
        .contains("Access-Control-Allow-Origin: https://shop.example, https://other.example\r\n");

    lambda.updateFunctionUrlConfig(
        u -> u.functionName("web").cors(c -> c.allowOrigins("*").allowMethods("*")));
    assertThat(visit(url, "GET", "/plain", SHOP)).contains("Access-Control-Allow-Origin: *\r\n");
    assertThat(preflight(url, "PUT", "")).contains("Access-Control-Allow-Methods: PUT\r\n");

    lambda.updateFunctionUrlConfig(u -> u.functionName("web").cors(c -> {}));
    assertThat(lambda.getFunctionUrlConfig(g -> g.functionName("web")).cors()).isNull();
    assertThat(visit(url, "OPTIONS", "/", SHOP + "Access-Control-Request-Method: GET\r\n"))
        .startsWith("HTTP/1.1 201 ")
        .contains("X-Method: OPTIONS");
  }

  @Test
  void cookiesGoBothWaysAndFramingIsNotTheFunctions() throws Exception {
    python("web", WEB, f -> {});
    String url = open("web", c -> {});
    assertThat(visit(url, "GET", "/plain", "Cookie: x=1; y=2\r\n"))
        .endsWith("{\"seen\": [\"x=1\", \"y=2\"]}");
    assertThat(visit(url, "GET", "/", ""))
        .startsWith("HTTP/1.1 201 ")
        .contains("Set-Cookie: a=1; HttpOnly\r\nSet-Cookie: b=2\r\n")
        .contains("Content-Length: 4\r\n")
        .endsWith("\r\n\r\nmade");
  }

  @Test
  void piecesAreSentAsTheyCome() throws Exception {
    create("pieces", "nodejs22.x", "index.handler", zip(Map.of("index.mjs", PIECES)), f -> {});
    String url = open("pieces", c -> c.invokeMode(InvokeMode.RESPONSE_STREAM));
    assertThat(visit(url, "GET", "/", ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/octet-stream\r\n")
        .endsWith("\r\n4\r\none,\r\n3\r\ntwo\r\n0\r\n\r\n");
    assertThat(visit(url, "GET", "/head", ""))
        .startsWith("HTTP/1.1 418 ")
        .contains("Content-Type: text/tea\r\n", "X-Pot: full\r\n", "Set-Cookie: c=3\r\n")
        .contains("one,")
        .endsWith("two\r\n0\r\n\r\n");
    assertThat(visit(url, "GET", "/early", "")).startsWith("HTTP/1.1 502 ");
    assertThat(visit(url, "GET", "/late", ""))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n4\r\none,\r\n");
    assertThat(lambda.getFunctionUrlConfig(g -> g.functionName("pieces")).invokeMode())
        .isEqualTo(InvokeMode.RESPONSE_STREAM);

    lambda.updateFunctionUrlConfig(u -> u.functionName("pieces").invokeMode(InvokeMode.BUFFERED));
    assertThat(visit(url, "GET", "/", "").toLowerCase(Locale.ROOT)).startsWith("http/1.1 502 ");
  }

  @Test
  void aFunctionThatDoesNotStreamComesAsItIs() throws Exception {
    python("whole", "def handler(event, context): return {'statusCode': 201}", f -> {});
    String url = open("whole", c -> c.invokeMode(InvokeMode.RESPONSE_STREAM));
    assertThat(visit(url, "GET", "/", ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/json\r\n")
        .endsWith("\r\n\r\n{\"statusCode\": 201}");
  }
}
