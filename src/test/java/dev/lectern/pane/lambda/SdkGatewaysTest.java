package dev.lectern.pane.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.code.SdkCodeGateway;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.functions.NewFunction;
import dev.lectern.pane.lambda.functions.SdkFunctionsGateway;
import dev.lectern.pane.lambda.invoke.Request;
import dev.lectern.pane.lambda.invoke.SdkInvokeGateway;
import dev.lectern.pane.lambda.queue.QueueGateway;
import dev.lectern.pane.lambda.queue.SdkQueueGateway;
import dev.lectern.pane.lambda.scale.SdkScaleGateway;
import dev.lectern.pane.lambda.triggers.SdkTriggersGateway;
import dev.lectern.pane.lambda.triggers.TriggersGateway;
import dev.lectern.pane.lambda.url.SdkUrlsGateway;
import dev.lectern.pane.lambda.url.UrlsGateway.Answer;
import dev.lectern.pane.lambda.url.UrlsGateway.Cors;
import dev.lectern.pane.lambda.url.UrlsGateway.Grant;
import dev.lectern.pane.lambda.url.UrlsGateway.Rules;
import dev.lectern.pane.lambda.url.UrlsGateway.Url;
import dev.lectern.pane.lambda.url.UrlsGateway.Visit;
import dev.lectern.pane.lambda.versions.AliasLine;
import dev.lectern.pane.lambda.versions.SdkVersionsGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The explorer's gateways against the sandbox; one function for all. */
class SdkGatewaysTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkFunctionsGateway functions;
  private static SdkInvokeGateway invoke;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
        "Python is not on this computer");
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    functions = new SdkFunctionsGateway(clients);
    invoke = new SdkInvokeGateway(clients, functions);
    create("failing", Template.FAILING);
  }

  private static void create(String name, Template template) throws Exception {
    Map<String, String> files = template.files(Language.PYTHON);
    functions.create(
        new NewFunction(
            name,
            "python3.13",
            "index.handler",
            functions.defaultRole(),
            256,
            3,
            files,
            null,
            template),
        Deployment.build("python3.13", files).zip(),
        Progress.unseen());
  }

  @AfterAll
  static void stop() {
    if (sandbox != null) {
      clients.close();
      sandbox.close();
    }
  }

  private static Run send(String payload) {
    return invoke.invoke(new Request("failing", "", Request.Type.REQUEST_RESPONSE, payload, ""));
  }

  @Test
  void aFunctionIsListedInvokedAndMadeCold() throws Exception {
    FunctionInfo listed = functions.list(Progress.unseen()).getFirst();
    assertThat(listed.name()).isEqualTo("failing");
    FunctionInfo described = functions.describe("failing", "");
    assertThat(described.ready()).isTrue();
    assertThat(described.codeLocation()).startsWith("http://127.0.0.1:");
    Run cold = send("{\"how\":\"no\"}");
    assertThat(cold.good()).isTrue();
    assertThat(cold.report().orElseThrow().cold()).isTrue();
    Run failed = send("{}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(failed.report().orElseThrow().cold()).isFalse();
    assertThat(failed.log()).contains("asked to fail: throw");
    FunctionInfo fresh = invoke.freshen("failing", Progress.unseen());
    assertThat(fresh.ready()).isTrue();
    assertThat(fresh.variables()).isEqualTo(described.variables());
    assertThat(fresh.description()).isEqualTo(described.description());
    assertThat(send("{\"how\":\"no\"}").report().orElseThrow().cold()).isTrue();
    Run wrong = send("{");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.problem()).isNotNull();
    assertThat(invoke.qualifiers("failing")).containsExactly("$LATEST");
  }

  @Test
  void aStreamIsReadVersionsAreNamedAndConcurrencyIsSet() throws Exception {
    SdkTriggersGateway triggers = new SdkTriggersGateway(clients);
    clients
        .dynamoDb()
        .createTable(
            t ->
                t.tableName("orders")
                    .keySchema(k -> k.attributeName("pk").keyType("HASH"))
                    .attributeDefinitions(a -> a.attributeName("pk").attributeType("S"))
                    .billingMode("PAY_PER_REQUEST")
                    .streamSpecification(s -> s.streamEnabled(true).streamViewType("NEW_IMAGE")));
    String stream = triggers.streams().getFirst();
    int before = events();
    String inserts = "{\"eventName\":[\"INSERT\"]}";
    TriggersGateway.Rules limits =
        new TriggersGateway.Rules(5, true, true, 2, 3_600, "arn:aws:s3:::given-up");
    clients.s3().createBucket(b -> b.bucket("given-up"));
    triggers.map("failing", new TriggersGateway.Pull(stream, inserts, limits));
    clients
        .dynamoDb()
        .putItem(p -> p.tableName("orders").item(Map.of("pk", AttributeValue.fromS("a"))));
    long end = System.nanoTime() + 30_000_000_000L;
    while (events() == before && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(events()).isGreaterThan(before);
    var mapping = triggers.triggers("failing").mappings().getFirst();
    assertThat(mapping.source()).isEqualTo(stream);
    assertThat(mapping.filter()).isEqualTo(inserts);
    assertThat(mapping.rules()).isEqualTo(limits);
    TriggersGateway.Rules hasty = new TriggersGateway.Rules(5, true, true, 2, 59, "");
    assertThatThrownBy(() -> triggers.change(mapping.uuid(), stream, hasty))
        .hasMessageContaining("must be either -1 (forever) or between 60 and 604800 (inclusive)");
    TriggersGateway.Rules plain = new TriggersGateway.Rules(7, false, false, -1, -1, "");
    triggers.change(mapping.uuid(), stream, plain);
    assertThat(triggers.triggers("failing").mappings().getFirst().rules()).isEqualTo(plain);
    triggers.unmap(mapping.uuid());
    triggers.permit("failing", "bucket", "s3.amazonaws.com", "arn:aws:s3:::data");
    assertThat(triggers.triggers("failing").permissions())
        .containsExactly(
            new TriggersGateway.Permission(
                "bucket", "s3.amazonaws.com", "lambda:InvokeFunction", "arn:aws:s3:::data", false));
    triggers.forbid("failing", "bucket");

    SdkVersionsGateway versions = new SdkVersionsGateway(clients);
    assertThat(versions.publish("failing", "first")).isEqualTo("1");
    versions.put("failing", new AliasLine("live", "1", "", 0), true);
    assertThat(versions.aliases("failing")).containsExactly(new AliasLine("live", "1", "", 0));
    versions.deleteAlias("failing", "live");
    versions.deleteVersion("failing", "1");
    assertThat(versions.versions("failing")).hasSize(1);

    SdkScaleGateway scale = new SdkScaleGateway(clients);
    scale.reserve("failing", 3);
    assertThat(scale.standing("failing").reserved()).isEqualTo(3);
    assertThat(scale.standing("failing").unreserved()).isEqualTo(997);
    scale.reserve("failing", -1);
    assertThat(scale.standing("failing").reserved()).isEqualTo(-1);

    SdkQueueGateway queue = new SdkQueueGateway(clients);
    QueueGateway.Rules rules = new QueueGateway.Rules(0, 60, "", "");
    assertThat(queue.rules("failing").retries()).isEqualTo(2);
    queue.save("failing", rules);
    assertThat(queue.rules("failing")).isEqualTo(rules);

    SdkCodeGateway code = new SdkCodeGateway(clients, functions);
    assertThat(Deployment.read(code.download(functions.describe("failing", ""))).texts().keySet())
        .containsExactly("index.py");
  }

  @Test
  void aUrlIsMadeOpenedVisitedSignedAndDeleted() throws Exception {
    create("web", Template.HELLO);
    SdkUrlsGateway urls = new SdkUrlsGateway(clients);
    assertThat(urls.urls("web").urls()).isEmpty();
    urls.create("web", "", new Rules(false, false, Cors.NONE));
    Url made = urls.urls("web").urls().getFirst();
    assertThat(made.rules()).isEqualTo(new Rules(false, false, Cors.NONE));
    assertThat(made.missing()).containsExactly(Grant.VISIT, Grant.INVOKE);
    Visit visit = new Visit(made.address(), "POST", "/a%20b?n=1", "{}", false);
    assertThat(urls.visit(visit).status()).isEqualTo(403);
    urls.grant("web", "", List.of(Grant.INVOKE));
    assertThat(urls.visit(visit).status()).isEqualTo(403);
    assertThat(new SdkTriggersGateway(clients).triggers("web").permissions())
        .containsExactly(
            new TriggersGateway.Permission(
                "FunctionURLAllowInvokeAction", "*", "lambda:InvokeFunction", "", true));
    urls.grant("web", "", urls.urls("web").urls().getFirst().missing());
    Url open = urls.urls("web").urls().getFirst();
    assertThat(open.granted()).containsOnlyKeys(Grant.values());
    assertThat(open.missing()).isEmpty();
    Answer answer = urls.visit(visit);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).contains("content-type: application/json");
    assertThat(answer.body()).contains("Hello");
    assertThat(answer.millis()).isGreaterThanOrEqualTo(answer.firstMillis());

    Cors cors =
        new Cors(List.of("https://shop.example"), List.of("POST"), List.of(), List.of(), 60, true);
    urls.change("web", "", new Rules(true, true, cors));
    Url closed = urls.urls("web").urls().getFirst();
    assertThat(closed.rules()).isEqualTo(new Rules(true, true, cors));
    assertThat(closed.missing()).isEmpty();
    assertThat(urls.visit(visit).status()).isEqualTo(403);
    Visit signed = new Visit(made.address(), "POST", "/a%20b?n=1", "{}", true);
    assertThat(urls.visit(signed).status()).isEqualTo(200);
    urls.change("web", "", new Rules(false, true, Cors.NONE));
    assertThat(urls.urls("web").urls().getFirst().rules().cors()).isEqualTo(Cors.NONE);
    urls.withdraw("web", "", List.copyOf(open.granted().values()));
    assertThat(urls.urls("web").urls().getFirst().granted()).isEmpty();
    assertThat(urls.visit(visit).status()).isEqualTo(403);

    urls.delete("web", "");
    assertThat(urls.urls("web").urls()).isEmpty();
    assertThat(urls.visit(visit).status()).isEqualTo(404);
    functions.delete("web");
    assertThatThrownBy(() -> urls.visit(new Visit(made.address(), "GET", "/a b", "", false)))
        .hasMessageContaining("not part of an address");
  }

  private static int events() {
    String account = sandbox.accounts().getFirst().id();
    return sandbox.functions().environments(account, "us-east-1", "failing", Instant.EPOCH).stream()
        .mapToInt(each -> each.phases().size())
        .sum();
  }
}
