package dev.lectern.pane.lambda;

import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.code.CodeGateway;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.pane.lambda.functions.NewFunction;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.pane.lambda.invoke.Request;
import dev.lectern.pane.lambda.queue.QueueGateway;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.pane.lambda.scale.ScaleGateway;
import dev.lectern.pane.lambda.setup.SetupGateway;
import dev.lectern.pane.lambda.sweep.SweepGateway;
import dev.lectern.pane.lambda.triggers.TriggersGateway;
import dev.lectern.pane.lambda.url.UrlsGateway;
import dev.lectern.pane.lambda.versions.AliasLine;
import dev.lectern.pane.lambda.versions.VersionLine;
import dev.lectern.pane.lambda.versions.VersionsGateway;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Lambda as the explorer sees it, with one function that was called a few times. */
final class FakeLambda
    implements FunctionsGateway,
        InvokeGateway,
        CodeGateway,
        VersionsGateway,
        SetupGateway,
        ScaleGateway,
        TriggersGateway,
        UrlsGateway,
        QueueGateway,
        SweepGateway,
        Inside {

  static final Instant ZERO = Instant.parse("2026-11-21T10:58:00Z");

  final List<Request> sent = new CopyOnWriteArrayList<>();
  final List<String> done = new CopyOnWriteArrayList<>();
  final List<AliasLine> aliases =
      new CopyOnWriteArrayList<>(List.of(new AliasLine("live", "1", "2", 0.1)));
  volatile FunctionInfo function = info(512, Map.of("STAGE", "dev"));
  volatile byte[] code;
  volatile int printed;
  volatile boolean standsIn = true;
  volatile int reserved = 2;
  volatile QueueGateway.Rules queueRules = new QueueGateway.Rules(2, 21_600, "", "");
  volatile String changed = "";
  volatile String mappingState = "Enabled";
  volatile CountDownLatch answers = new CountDownLatch(0);
  volatile Map<String, String> pulled = Map.of("u1", "OK");
  volatile List<String> streams = List.of();
  volatile TriggersGateway.Rules rules = new TriggersGateway.Rules(10, false, false, 3, 60, "");
  final List<Url> urls = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  FakeLambda() throws IOException {
    code = Deployment.build("python3.13", Template.FAILING.files(Language.PYTHON)).zip();
  }

  LambdaPane.Gateways gateways() {
    return new LambdaPane.Gateways(
        this, this, this, this, this, this, this, this, this, this, this);
  }

  /** The same with other code. */
  static FunctionInfo deployed(FunctionInfo of, String sha) {
    return new FunctionInfo(
        of.name(),
        of.arn(),
        of.runtime(),
        of.handler(),
        of.role(),
        of.description(),
        of.memory(),
        of.timeout(),
        of.state(),
        of.update(),
        of.reason(),
        of.revision() + "c",
        of.codeSize(),
        sha,
        of.codeLocation(),
        of.modified(),
        of.reserved(),
        of.variables(),
        of.layers(),
        of.deadLetter(),
        of.jsonLog());
  }

  static FunctionInfo info(int memory, Map<String, String> variables) {
    return info("dv-7f3a-image-meta", memory, variables);
  }

  private static FunctionInfo info(String name, int memory, Map<String, String> variables) {
    return new FunctionInfo(
        name,
        "arn:aws:lambda:us-east-1:000000000000:function:" + name,
        "python3.13",
        "index.handler",
        "arn:aws:iam::000000000000:role/lambda",
        "",
        memory,
        3,
        "Active",
        "Successful",
        "",
        "r" + memory + variables.size(),
        1_204,
        "Uy1vc6O89RZkU=",
        "http://127.0.0.1:1/code",
        "2026-11-21T10:57:00.000+0000",
        -1,
        variables,
        List.of(),
        "",
        false);
  }

  @Override
  public List<FunctionInfo> list(Progress progress) {
    return List.of(function);
  }

  @Override
  public FunctionInfo describe(String name, String qualifier) {
    return name.equals(function.name()) ? function : info(name, 128, Map.of());
  }

  @Override
  public FunctionInfo create(NewFunction wanted, byte[] zip, Progress progress) {
    return info(wanted.name(), wanted.memory(), Map.of());
  }

  @Override
  public void delete(String name) {}

  @Override
  public List<ExecutionRole> roles() {
    return List.of(
        new ExecutionRole("arn:aws:iam::000000000000:role/reader", true),
        new ExecutionRole("arn:aws:iam::000000000000:role/ec2-only", false));
  }

  @Override
  public boolean standsIn() {
    return standsIn;
  }

  @Override
  public String defaultRole() {
    return "arn:aws:iam::000000000000:role/lambda";
  }

  @Override
  public Run invoke(Request request) {
    sent.add(request);
    try {
      answers.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    int number = calls.getAndIncrement();
    boolean cold = number % 7 == 0;
    String id = String.format("8c1f0d7e-0000-4000-8000-%012d", number);
    double duration = cold ? 48.21 : 2 + number % 13 * 0.7;
    String line =
        String.format(
            java.util.Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: 512"
                + " MB\tMax Memory Used: 141 MB%s",
            id,
            duration,
            (long) Math.ceil(duration + (cold ? 281.46 : 0)),
            cold ? "\tInit Duration: 281.46 ms" : "");
    boolean fails = request.payload().contains("throw");
    String answer =
        fails
            ? "{\"errorType\":\"ValueError\",\"errorMessage\":\"The basket is"
                + " empty.\",\"stackTrace\":[\"  File \\\"/var/task/index.py\\\", line 9, in"
                + " handler\\n"
                + "\"]}"
            : "{\"format\":\"JPEG\",\"width\":4032}";
    return new Run(
        ZERO.plusMillis(number * 100L),
        (long) duration + 9,
        id,
        200,
        number % 10 == 3 ? "2" : "1",
        fails ? "Unhandled" : "",
        answer,
        "START RequestId: " + id + " Version: $LATEST\nEND RequestId: " + id + "\n" + line + "\n",
        Report.of(line),
        null);
  }

  @Override
  public List<String> qualifiers(String name) {
    return List.of("$LATEST", "live", "2", "1");
  }

  @Override
  public FunctionInfo freshen(String name, Progress progress) {
    return function;
  }

  @Override
  public byte[] download(FunctionInfo of) {
    return code;
  }

  @Override
  public FunctionInfo deploy(String name, byte[] zip, Progress progress) {
    code = zip;
    return function;
  }

  @Override
  public List<VersionLine> versions(String name) {
    return List.of(
        new VersionLine("$LATEST", "", "Uy1vc6O89RZkU=", "2026-11-21T10:57:00.000+0000"),
        new VersionLine("2", "faster", "Zy1vc6O89RZkU=", "2026-11-21T10:57:00.000+0000"),
        new VersionLine("1", "first", "Ay1vc6O89RZkU=", "2026-11-21T10:57:00.000+0000"));
  }

  @Override
  public List<AliasLine> aliases(String name) {
    return List.copyOf(aliases);
  }

  @Override
  public String publish(String name, String description) {
    done.add("publish " + description);
    return "3";
  }

  @Override
  public void deleteVersion(String name, String version) {}

  @Override
  public void put(String name, AliasLine alias, boolean create) {
    aliases.removeIf(each -> each.name().equals(alias.name()));
    aliases.add(alias);
  }

  @Override
  public void deleteAlias(String name, String alias) {
    aliases.removeIf(each -> each.name().equals(alias));
  }

  @Override
  public FunctionInfo save(String name, Setup setup, Progress progress) {
    function = info(setup.memory(), setup.variables());
    return function;
  }

  @Override
  public List<String> layers() {
    return List.of("arn:aws:lambda:us-east-1:000000000000:layer:tools:2");
  }

  @Override
  public String publishLayer(String name, byte[] zip) {
    return "arn:aws:lambda:us-east-1:000000000000:layer:" + name + ":1";
  }

  @Override
  public Standing standing(String name) {
    return new Standing(
        1_000, 998, reserved, List.of(new Provisioned("live", 2, 1, "IN_PROGRESS", "")));
  }

  @Override
  public void reserve(String name, int concurrency) {
    done.add("reserve " + concurrency);
  }

  @Override
  public void provision(String name, String qualifier, int concurrency) {
    done.add("provision " + qualifier + " " + concurrency);
  }

  @Override
  public Triggers triggers(String name) {
    return new Triggers(
        List.of(
            new Permission(
                "bucket",
                "s3.amazonaws.com",
                "lambda:InvokeFunction",
                "arn:aws:s3:::dv-7f3a",
                false)),
        List.of(
            new Mapping(
                "u1",
                "arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/2026-11-21T10:00:00.000",
                "{\"eventName\":[\"REMOVE\"]}",
                mappingState,
                rules,
                "OK")));
  }

  @Override
  public void permit(String name, String id, String principal, String source) {}

  @Override
  public void forbid(String name, String id) {}

  @Override
  public void map(String name, Pull pull) {}

  @Override
  public void change(String uuid, String source, TriggersGateway.Rules now) {
    rules = now;
  }

  @Override
  public void enable(String uuid, boolean enabled) {}

  @Override
  public void unmap(String uuid) {}

  @Override
  public List<String> streams() {
    return streams;
  }

  @Override
  public Listing urls(String name) {
    return new Listing(List.of("live"), List.copyOf(urls));
  }

  @Override
  public void create(String name, String qualifier, UrlsGateway.Rules rules) {
    urls.add(new Url(qualifier, "http://4f1c.lambda-url.localhost:1/", rules, Map.of()));
  }

  private void replace(String qualifier, UnaryOperator<Url> change) {
    urls.replaceAll(each -> each.qualifier().equals(qualifier) ? change.apply(each) : each);
  }

  @Override
  public void change(String name, String qualifier, UrlsGateway.Rules rules) {
    replace(qualifier, of -> new Url(qualifier, of.address(), rules, of.granted()));
  }

  @Override
  public void delete(String name, String qualifier) {
    urls.removeIf(each -> each.qualifier().equals(qualifier));
  }

  @Override
  public void grant(String name, String qualifier, List<Grant> missing) {
    Map<Grant, String> all = new EnumMap<>(Grant.class);
    missing.forEach(each -> all.put(each, each.name()));
    replace(qualifier, of -> new Url(qualifier, of.address(), of.rules(), all));
  }

  @Override
  public void withdraw(String name, String qualifier, List<String> ids) {
    replace(qualifier, of -> new Url(qualifier, of.address(), of.rules(), Map.of()));
  }

  @Override
  public Answer visit(Visit wanted) {
    boolean open = urls.stream().allMatch(each -> each.missing().isEmpty());
    return new Answer(
        open ? 200 : 403,
        List.of("content-type: application/json"),
        wanted.method() + " " + wanted.path() + " " + wanted.body(),
        12,
        15);
  }

  @Override
  public QueueGateway.Rules rules(String name) {
    return queueRules;
  }

  @Override
  public void save(String name, QueueGateway.Rules rules) {}

  @Override
  public FunctionInfo memory(String name, int megabytes, Progress progress) {
    function = info(megabytes, function.variables());
    return function;
  }

  private static Life.Phase phase(
      Life.Stage stage, int from, int to, String id, Life.Failure failure) {
    return new Life.Phase(
        stage, ZERO.plusMillis(from), to < 0 ? null : ZERO.plusMillis(to), id, failure, "");
  }

  private static Life life(String id, int generation, Life.End end, List<Life.Phase> phases) {
    return new Life(id, "$LATEST", generation, false, 512, 3_000, phases, end);
  }

  /** As the mock-up draws it. */
  @Override
  public List<Life> lives(String name, Instant since) {
    Life.Failure none = Life.Failure.NONE;
    List<Life.Phase> first = new ArrayList<>();
    first.add(phase(Life.Stage.WAITING, 300, 350, "", none));
    first.add(phase(Life.Stage.INIT, 350, 650, "", none));
    first.add(phase(Life.Stage.INVOKE, 650, 700, "8c1f0d7e-0000-4000-8000-000000000000", none));
    first.add(phase(Life.Stage.FROZEN, 700, 2_000, "", none));
    first.add(phase(Life.Stage.INVOKE, 2_000, 2_020, "b", none));
    first.add(phase(Life.Stage.FROZEN, 2_020, 7_100, "", none));
    return List.of(
        life("2026/11/21/[$LATEST]4f1c", 3, Life.End.REPLACED, first),
        life(
            "2026/11/21/[$LATEST]93aa",
            3,
            Life.End.NONE,
            List.of(
                phase(Life.Stage.WAITING, 3_200, 3_350, "", none),
                phase(Life.Stage.INIT, 3_350, 3_700, "", none),
                phase(Life.Stage.INVOKE, 3_700, 6_700, "c", Life.Failure.TIMEOUT),
                phase(Life.Stage.RESET, 6_700, -1, "", none))),
        life(
            "2026/11/21/[$LATEST]d21b",
            3,
            Life.End.NONE,
            List.of(
                phase(Life.Stage.WAITING, 3_200, 3_600, "", none),
                phase(Life.Stage.INIT, 3_600, 4_000, "", none),
                phase(Life.Stage.INVOKE, 4_000, 5_400, "d", Life.Failure.MEMORY),
                phase(Life.Stage.RESET, 5_400, -1, "", none))),
        life(
            "2026/11/21/[$LATEST]7c60",
            4,
            Life.End.NONE,
            List.of(
                phase(Life.Stage.WAITING, 7_200, 7_220, "", none),
                phase(Life.Stage.INIT, 7_220, 7_500, "", none),
                phase(Life.Stage.INVOKE, 7_500, 7_600, "e", none),
                phase(Life.Stage.FROZEN, 7_600, -1, "", none))));
  }

  @Override
  public List<Event> events(String name) {
    return List.of(
        new Event(
            "11111111-2222-4333-8444-555555555555",
            "",
            "{\"how\": \"throw\"}",
            ZERO,
            ZERO.plusSeconds(100),
            List.of(new Attempt(ZERO, "ValueError")),
            "",
            List.of()),
        new Event(
            "21111111-2222-4333-8444-555555555555",
            "",
            "{\"how\": \"throw\"}",
            ZERO,
            ZERO.plusSeconds(190),
            List.of(
                new Attempt(ZERO, "ValueError"),
                new Attempt(ZERO.plusSeconds(60), "ValueError"),
                new Attempt(ZERO.plusSeconds(180), "ValueError")),
            "RetriesExhausted",
            List.of("arn:aws:sqs:us-east-1:000000000000:failed")));
  }

  @Override
  public Map<String, String> pulls(String name) {
    return pulled;
  }

  @Override
  public String version(String name) {
    return name + changed;
  }

  @Override
  public List<Throttle> throttles(String name) {
    return List.of(
        new Throttle(
            Instant.now().minusSeconds(3), "ReservedFunctionConcurrentInvocationLimitExceeded"));
  }

  @Override
  public List<Line> log(String group, int most) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(ZERO, "2026/11/21/[$LATEST]7c60", "START RequestId: e Version: $LATEST"));
    lines.add(new Line(ZERO, "2026/11/21/[$LATEST]7c60", "images/alps.jpg 4032x3024 JPEG"));
    for (int i = 1; i <= printed; i++) {
      lines.add(new Line(ZERO, "2026/11/21/[$LATEST]7c60", "printed " + i));
    }
    lines.add(new Line(ZERO, "2026/11/21/[$LATEST]7c60", "END RequestId: e"));
    return lines;
  }

  @Override
  public String log(String group, String stream, String requestId) {
    return "START RequestId: " + requestId + " Version: $LATEST\n";
  }

  @Override
  public Instant now() {
    return ZERO.plusSeconds(70);
  }
}
