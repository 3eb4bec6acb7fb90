package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.sandbox.engine.SandboxTest;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;

/** A sandbox with a Lambda client of the real SDK, and functions to try it with. */
abstract class LambdaTest extends SandboxTest {

  protected static final String ROLE = "arn:aws:iam::111122223333:role/function";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Says hello, counts its calls, and does as it is told. */
  protected static final String PYTHON =
      """
      import os, sys, time
      print("static block")
      count = 0

      def handler(event, context):
          global count
          count += 1
          print("handler", count)
          do = event.get("do")
          if do == "fail":
              raise ValueError("asked to fail")
          if do == "sleep":
              time.sleep(event["seconds"])
          if do == "exit":
              os._exit(event["code"])
          if do == "hog":
              hog = []
              while True:
                  hog.append(bytearray(8 * 1024 * 1024))
          if do == "big":
              return "x" * event["size"]
          if do == "environment":
              return dict(os.environ)
          if do == "context":
              return {"arn": context.invoked_function_arn, "version": context.function_version,
                      "left": context.get_remaining_time_in_millis()}
          return {"count": count, "echo": event, "version": context.function_version}
      """;

  protected LambdaClient lambda;

  @BeforeEach
  void openClient() {
    lambda =
        LambdaClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  @AfterEach
  void closeClient() {
    lambda.close();
  }

  /** A function in Python. */
  protected CreateFunctionResponse python(
      String name, String code, Consumer<CreateFunctionRequest.Builder> more) {
    return create(name, "python3.13", "index.handler", zip(Map.of("index.py", code)), more);
  }

  /** A function that does as it is told. */
  protected CreateFunctionResponse python(String name) {
    return python(name, PYTHON, function -> {});
  }

  protected CreateFunctionResponse create(
      String name,
      String runtime,
      String handler,
      byte[] zip,
      Consumer<CreateFunctionRequest.Builder> more) {
    assumeInterpreter(runtime);
    CreateFunctionRequest.Builder request =
        CreateFunctionRequest.builder()
            .functionName(name)
            .runtime(runtime)
            .handler(handler)
            .role(ROLE)
            .memorySize(512)
            .timeout(20)
            .code(code -> code.zipFile(SdkBytes.fromByteArray(zip)));
    more.accept(request);
    return lambda.createFunction(request.build());
  }

  /** Java always runs; the others where the computer has them. */
  private static void assumeInterpreter(String runtime) {
    if (runtime.startsWith("nodejs")) {
      assumeTrue(found("node"), "Node.js is not on this computer");
    } else if (runtime.startsWith("python")) {
      assumeTrue(found("python3") || found("python"), "Python is not on this computer");
    }
  }

  private static boolean found(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  protected InvokeResponse invoke(String name, String payload) {
    return invoke(name, payload, request -> {});
  }

  protected InvokeResponse invoke(
      String name, String payload, Consumer<InvokeRequest.Builder> more) {
    InvokeRequest.Builder request =
        InvokeRequest.builder()
            .functionName(name)
            .logType(LogType.TAIL)
            .payload(SdkBytes.fromUtf8String(payload));
    more.accept(request);
    return lambda.invoke(request.build());
  }

  protected static String body(InvokeResponse response) {
    return response.payload().asUtf8String();
  }

  protected static String log(InvokeResponse response) {
    return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
  }

  protected static LambdaException refused(Callable<?> call) {
    return catchThrowableOfType(LambdaException.class, call::call);
  }

  protected static byte[] zip(Map<String, String> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return archive(bytes);
  }

  protected static byte[] archive(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Waits for something to become true. */
  protected static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
