package dev.lectern.sandbox.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** restJson1, with a service of which only the model is made up. */
class RestJsonTest {

  private final RestJson widgets = new RestJson(ServiceModel.load("widgets"));

  private static RequestHead head(String method, String target, String... header) {
    String[] parts = target.split("\\?", 2);
    return new RequestHead(
        method,
        parts[0],
        parts.length < 2 ? "" : parts[1],
        header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1])),
        "127.0.0.1");
  }

  private static ObjectNode read(Protocol protocol, RequestHead head, String body)
      throws IOException {
    MemoryBody bytes = new MemoryBody(body.getBytes(StandardCharsets.UTF_8));
    Query query = Query.parse(head.rawQuery());
    return protocol.read(protocol.route(head, query, bytes), head, query, bytes);
  }

  private static String body(HttpReply reply) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reply.payload().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static OperationModel operation(String name) {
    return ServiceModel.load("widgets").operation(name).orElseThrow();
  }

  @Test
  void findsMembersInPathQueryHeaderAndBody() throws IOException {
    ObjectNode get = read(widgets, head("GET", "/2015-03-31/widgets/a%2Fb?Qualifier=1"), "");
    assertThat(get.path("WidgetName").asString()).isEqualTo("a/b");
    assertThat(get.path("Qualifier").asString()).isEqualTo("1");
    ObjectNode invoke =
        read(
            widgets,
            head("POST", "/2015-03-31/widgets/w/invocations", "x-amz-log-type", "Tail"),
            "{\"a\":1}");
    assertThat(invoke.path("LogType").asString()).isEqualTo("Tail");
    assertThat(
            new String(
                Base64.getDecoder().decode(invoke.path("Payload").asString()),
                StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":1}");
    ObjectNode untag =
        read(widgets, head("DELETE", "/tags/arn:aws:x/y/z?tagKeys=a&tagKeys=b%26c"), "");
    assertThat(untag.path("Arn").asString()).isEqualTo("arn:aws:x/y/z");
    assertThat(untag.path("TagKeys").toString()).isEqualTo("[\"a\",\"b&c\"]");
  }

  @Test
  void theMoreParticularPathWins() {
    RequestHead special = head("GET", "/2015-03-31/widgets/special");
    assertThat(widgets.route(special, Query.parse(""), new MemoryBody(new byte[0])).name())
        .isEqualTo("GetSpecial");
    ServiceException unknown =
        catchThrowableOfType(
            ServiceException.class,
            () ->
                widgets.route(
                    head("PUT", "/2015-03-31/widgets/w"),
                    Query.parse(""),
                    new MemoryBody(new byte[0])));
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void placesAnswersWhereTheModelSays() throws IOException {
    ObjectNode output = Json.object().put("StatusCode", 202).put("Version", "7");
    output.put(
        "Payload", Base64.getEncoder().encodeToString("hi".getBytes(StandardCharsets.UTF_8)));
    HttpReply invoked = widgets.write(operation("Invoke"), Reply.of(output), "R");
    assertThat(invoked.status()).isEqualTo(202);
    assertThat(invoked.headers()).containsEntry("X-Amz-Version", "7");
    assertThat(body(invoked)).isEqualTo("hi");
    HttpReply got =
        widgets.write(operation("GetWidget"), Reply.of(Json.object().put("Size", 5)), "R");
    assertThat(body(got)).isEqualTo("{\"sizeInMb\":5}");
    HttpReply nothing = widgets.write(operation("Untag"), Reply.empty(), "R");
    assertThat(nothing.status()).isEqualTo(204);
    assertThat(nothing.payload().length()).isZero();
    HttpReply error = widgets.error(new ServiceException(404, "ResourceNotFound", "None."), "R");
    assertThat(error.headers())
        .containsEntry("x-amzn-ErrorType", "ResourceNotFound")
        .containsEntry("Content-Type", "application/json");
    assertThat(widgets.refuse(new SignatureFault.UnknownKey("AKID")).status()).isEqualTo(403);
  }
}
