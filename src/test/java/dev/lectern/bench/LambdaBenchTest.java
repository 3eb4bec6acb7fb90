package dev.lectern.bench;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.sandbox.lambda.JavaCache;
import dev.lectern.sandbox.lambda.JavaFunctions;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/**
 * Cold and warm calls of functions through the SDK, beside a bare start of the same interpreter.
 */
@Tag("bench")
class LambdaBenchTest {

  private static final Account ACCOUNT = new Account("111122223333", "AKIABENCH", "bench-secret");
  private static final Pattern MEMORY = Pattern.compile("Max Memory Used: (\\d+) MB");
  private static final int COLD = 7;
  private static final int WARM = 300;

  private final Table table = new Table();

  /** Of the functions, by language. */
  private final Map<String, String> names = new LinkedHashMap<>();

  @TempDir Path folder;

  @Test
  void measure() throws Exception {
    try (SandboxEngine sandbox =
            SandboxEngine.start(SandboxConfig.temporary().withAccounts(ACCOUNT));
        BareServer bareServer = new BareServer();
        LambdaClient lambda = client(sandbox.endpoint());
        LambdaClient answered = client(bareServer.endpoint())) {
      // The handler that the cache is made with: nothing has to be compiled here.
      one(
          lambda,
          "Java",
          "java25",
          "dev.lectern.sandbox.lambda.runtime.RehearsalHandler",
          "readme.txt",
          "",
          List.of(java(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-version"),
          250);
      if (found("node")) {
        one(
            lambda,
            "Node.js",
            "nodejs22.x",
            "index.handler",
            "index.mjs",
            "export const handler = async () => 'hello';",
            List.of(real("node", "-p", "process.execPath"), "-e", "console.log(1)"),
            70);
      }
      one(
          lambda,
          "Python",
          "python3.13",
          "index.handler",
          "index.py",
          "def handler(event, context): return 'hello'",
          List.of(real("python3", "-c", "import sys; print(sys.executable)"), "-c", "print(1)"),
          80);
      warm(lambda, answered);
    }
  }

  /**
   * The languages take turns: the sandbox's own code gets faster with each of its first thousand
   * calls, which whoever is measured first would pay for.
   *
   * @param answered sends the same calls to a server that only answers
   */
  private void warm(LambdaClient lambda, LambdaClient answered) throws Exception {
    Map<String, List<Double>> warm = new LinkedHashMap<>();
    List<Double> answers = new ArrayList<>();
    for (int i = 0; i < WARM; i++) {
      for (Map.Entry<String, String> each : names.entrySet()) {
        warm.computeIfAbsent(each.getKey(), any -> new ArrayList<>())
            .add(millis(() -> call(lambda, each.getValue())));
        answers.add(millis(() -> call(answered, each.getValue())));
      }
    }
    double bare = median(answers);
    warm.forEach(
        (language, calls) ->
            table.value(
                language + ": warm call",
                "ms",
                median(calls),
                bare,
                "3 ms more",
                median(calls) - bare <= 3));
  }

  private static LambdaClient client(URI endpoint) {
    return LambdaClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(ACCOUNT.accessKeyId(), ACCOUNT.secretAccessKey())))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  private void one(
      LambdaClient lambda,
      String language,
      String runtime,
      String handler,
      String file,
      String code,
      List<String> bare,
      double aim)
      throws Exception {
    lambda.createFunction(
        f ->
            f.functionName(runtime.replace('.', '-'))
                .runtime(runtime)
                .handler(handler)
                .role("arn:aws:iam::111122223333:role/bench")
                .memorySize(1769)
                .timeout(30)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(zip(file, code)))));
    String name = runtime.replace('.', '-');
    names.put(language, name);
    if (runtime.startsWith("java")) {
      var _ = call(lambda, name);
      archiveReady();
    }
    List<Double> cold = new ArrayList<>();
    List<Double> bareStarts = new ArrayList<>();
    for (int i = 0; i < COLD; i++) {
      makeCold(lambda, name, i);
      cold.add(millis(() -> call(lambda, name)));
      bareStarts.add(millis(() -> start(bare)));
    }
    table.value(
        language + ": cold call",
        "ms",
        median(cold),
        median(bareStarts),
        "under " + (int) aim,
        median(cold) <= aim);
    InvokeResponse last = call(lambda, name);
    Matcher memory =
        MEMORY.matcher(
            new String(Base64.getDecoder().decode(last.logResult()), StandardCharsets.UTF_8));
    if (memory.find()) {
      table.value(
          language + ": memory of an environment",
          "MB",
          Double.parseDouble(memory.group(1)),
          Double.NaN,
          "-",
          true);
    }
    makeCold(lambda, name, COLD);
    double burst = millis(() -> burst(lambda, name));
    table.value(
        language + ": 8 cold calls at once", "ms", burst, Double.NaN, "under 1000", burst <= 1_000);
  }

  private static InvokeResponse call(LambdaClient lambda, String name) {
    return lambda.invoke(
        i ->
            i.functionName(name)
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String("{\"name\":\"hello\"}")));
  }

  private static boolean burst(LambdaClient lambda, String name) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<InvokeResponse>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(threads.submit(() -> call(lambda, name)));
      }
      for (Future<InvokeResponse> each : calls) {
        each.get();
      }
    }
    return true;
  }

  private static void makeCold(LambdaClient lambda, String name, int number) {
    lambda.updateFunctionConfiguration(u -> u.functionName(name).description("cold " + number));
  }

  /** The cache of the Java client is made in the background once a computer. */
  private static void archiveReady() throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < end && !JavaCache.made()) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  private static double millis(Callable<?> work) throws Exception {
    long begin = System.nanoTime();
    var _ = work.call();
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static boolean start(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // As a function starts: what this user has set for interpreters does not count.
    builder.environment().clear();
    return builder.start().waitFor() == 0;
  }

  /** The interpreter itself, where a script of a version manager stands in its place. */
  private static String real(String... question) throws IOException {
    Process process = new ProcessBuilder(question).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A jar of a program that prints one line, as the other languages' bare starts do. */
  private String hello() throws IOException {
    Map<String, byte[]> program =
        JavaFunctions.compiled(
            Files.createDirectory(folder.resolve("classes")),
            "Hello",
            "public class Hello { public static void main(String[] a) { System.out.println(1); }"
                + " }");
    Path jar = folder.resolve("hello.jar");
    Files.write(jar, zip("Hello.class", program.get("Hello.class")));
    return jar.toString();
  }

  private static boolean found(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static byte[] zip(String name, String text) {
    return zip(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zip(String name, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
