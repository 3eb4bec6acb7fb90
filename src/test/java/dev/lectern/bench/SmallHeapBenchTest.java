package dev.lectern.bench;

import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.sandbox.engine.Zeros;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An object of 2 GB, up and down, client and sandbox in one process with a heap of 256 MB. */
@Tag("bench")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SmallHeapBenchTest {

  private static final long LARGE = 2L << 30;
  private static final int HEAP = 256;
  private static final String MOST = "most in the heap after a collection: ";

  @TempDir Path data;

  @Test
  void measure() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + HEAP + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    double most = Double.NaN;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.startsWith(MOST)) {
          most = Double.parseDouble(line.substring(MOST.length()));
        }
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    if (Double.isNaN(most)) {
      throw new IllegalStateException("2 GB did not go through: " + lines);
    }
    new Table()
        .value(
            "2 GB up and down in a heap of 256 MB", "MB", most, HEAP, "goes through", most < HEAP);
  }

  /** Client and sandbox. */
  static final class Main {

    private Main() {}

    /** Puts and gets the object in that folder. */
    public static void main(String... arguments) throws Exception {
      try (HeapAfterCollections heap = new HeapAfterCollections();
          SandboxEngine sandbox =
              SandboxEngine.start(SandboxConfig.temporary().withData(Path.of(arguments[0])));
          S3Client s3 = client(sandbox)) {
        s3.createBucket(b -> b.bucket("bench"));
        s3.putObject(
            p -> p.bucket("bench").key("large"),
            RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(() -> new Zeros(LARGE)),
                LARGE,
                "application/octet-stream"));
        try (InputStream in = s3.getObject(g -> g.bucket("bench").key("large"))) {
          if (in.transferTo(OutputStream.nullOutputStream()) != LARGE) {
            throw new IllegalStateException("not all came back");
          }
        }
        System.out.println(MOST + heap.mostMegabytes());
      }
      System.exit(0);
    }

    private static S3Client client(SandboxEngine sandbox) {
      var account = sandbox.accounts().getFirst();
      return S3Client.builder()
          .endpointOverride(sandbox.endpoint())
          .region(Region.US_EAST_1)
          .forcePathStyle(true)
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
    }
  }
}
