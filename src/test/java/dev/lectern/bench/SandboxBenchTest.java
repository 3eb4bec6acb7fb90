package dev.lectern.bench;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.ResolvedSession;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.sandbox.engine.Zeros;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

/**
 * The sandbox's speed through the real SDK, with everything kept on disk, against a bare server of
 * the same HTTP layer in the same run. Prints a table and fails nothing.
 */
@Tag("bench")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class SandboxBenchTest {

  /** Bytes of the large object. */
  static final long LARGE = 1L << 30;

  private static final long STEP = LARGE / 16;
  private static final int CALLS = 1_500;
  private static final int CLIENTS = 8;
  private static final int KEYS = 100_000;
  private static final byte[] KILOBYTE = new byte[1024];

  @TempDir Path data;

  private final Table table = new Table();

  @Test
  void measure() throws Exception {
    engineReady();
    try (BareServer bare = new BareServer();
        SandboxEngine sandbox =
            SandboxEngine.start(SandboxConfig.temporary().withData(data.resolve("data")));
        S3Client ours = client(sandbox.endpoint(), sandbox);
        S3Client baseline = client(bare.endpoint(), sandbox)) {
      ours.createBucket(b -> b.bucket("bench"));
      smallObjects(ours, baseline);
      listing(ours, baseline);
      largeObject(ours, baseline);
      recorder(sandbox);
    }
  }

  private static S3Client client(URI endpoint, SandboxEngine sandbox) {
    var account = sandbox.accounts().getFirst();
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private void engineReady() throws IOException {
    double[] millis = new double[10];
    for (int i = 0; i < millis.length; i++) {
      long begun = System.nanoTime();
      SandboxEngine.start(SandboxConfig.temporary()).close();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    table.value(
        "sandbox started and stopped, first in JVM",
        "ms",
        millis[0],
        Double.NaN,
        "under 300",
        millis[0] < 300);
    double median = Turns.median(millis);
    table.value(
        "sandbox started and stopped, median", "ms", median, Double.NaN, "under 300", median < 300);
  }

  private void smallObjects(S3Client ours, S3Client baseline) throws Exception {
    double[] put = Turns.callByCall(CALLS, i -> put(ours, i), i -> put(baseline, i));
    table.rate("PutObject 1 KB, one client", 1e6 / put[0], 1e6 / put[1], 0.5);
    double[] get = Turns.callByCall(CALLS, i -> get(ours, i), i -> get(baseline, i));
    table.rate("GetObject 1 KB, one client", 1e6 / get[0], 1e6 / get[1], 0.7);
    double[] putMany =
        Turns.medians(
            () -> parallel(() -> rate(ours, SandboxBenchTest::put)),
            () -> parallel(() -> rate(baseline, SandboxBenchTest::put)));
    table.rate("PutObject 1 KB, 8 clients", putMany[0], putMany[1], 0.5);
    double[] getMany =
        Turns.medians(
            () -> parallel(() -> rate(ours, SandboxBenchTest::get)),
            () -> parallel(() -> rate(baseline, SandboxBenchTest::get)));
    table.rate("GetObject 1 KB, 8 clients", getMany[0], getMany[1], 0.7);
  }

  private interface Work {
    void call(S3Client s3, int number);
  }

  private static void put(S3Client s3, int number) {
    s3.putObject(p -> p.bucket("bench").key("small/" + number), RequestBody.fromBytes(KILOBYTE));
  }

  private static void get(S3Client s3, int number) {
    s3.getObjectAsBytes(g -> g.bucket("bench").key("small/" + number));
  }

  private static double rate(S3Client s3, Work work) {
    long begun = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      work.call(s3, i);
    }
    return CALLS / ((System.nanoTime() - begun) / 1e9);
  }

  private static double parallel(Callable<Double> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      double sum = 0;
      for (Future<Double> each :
          threads.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> work).toList())) {
        sum += each.get();
      }
      return sum;
    }
  }

  private void listing(S3Client ours, S3Client baseline) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<?> each :
          threads.invokeAll(
              IntStream.range(0, CLIENTS)
                  .<Callable<Void>>mapToObj(
                      part ->
                          () -> {
                            for (int i = part; i < KEYS; i += CLIENTS) {
                              String key = "keys/%07d".formatted(i);
                              ours.putObject(
                                  p -> p.bucket("bench").key(key), RequestBody.fromString("x"));
                            }
                            return null;
                          })
                  .toList())) {
        each.get();
      }
    }
    Callable<Double> list =
        () -> {
          long begun = System.nanoTime();
          long keys =
              ours
                  .listObjectsV2Paginator(l -> l.bucket("bench").prefix("keys/"))
                  .contents()
                  .stream()
                  .count();
          if (keys != KEYS) {
            throw new IllegalStateException(keys + " keys listed");
          }
          return (System.nanoTime() - begun) / 1e9;
        };
    Callable<Double> bareList =
        () -> {
          long begun = System.nanoTime();
          for (int page = 1; page <= KEYS / 1000; page++) {
            String after = page == KEYS / 1000 ? "last" : "more";
            baseline.listObjectsV2(l -> l.bucket("bench").startAfter(after));
          }
          return (System.nanoTime() - begun) / 1e9;
        };
    double[] seconds = Turns.medians(list, bareList);
    table.value(
        "ListObjectsV2 of 100,000 keys",
        "s",
        seconds[0],
        seconds[1],
        "under 1.5",
        seconds[0] < 1.5);
  }

  private void largeObject(S3Client ours, S3Client baseline) throws Exception {
    Runnable nothing = () -> {};
    double[] up = Turns.medians(() -> upload(ours, nothing), () -> upload(baseline, nothing));
    table.value("upload of 1 GB", "MB/s", up[0], up[1], "over 300", up[0] > 300);
    double[] down = Turns.medians(() -> download(ours, nothing), () -> download(baseline, nothing));
    table.value("download of 1 GB", "MB/s", down[0], down[1], "over 300", down[0] > 300);
    try (HeapAfterCollections heap = HeapAfterCollections.ofAll()) {
      upload(ours, System::gc);
      download(ours, System::gc);
      double extra = heap.extraMegabytes();
      table.value(
          "  living heap more, client included", "MB", extra, Double.NaN, "under 64", extra < 64);
    }
  }

  /**
   * @param often runs after each {@link #STEP} bytes
   */
  private static double upload(S3Client s3, Runnable often) {
    long begun = System.nanoTime();
    s3.putObject(
        p -> p.bucket("bench").key("large"),
        RequestBody.fromContentProvider(
            ContentStreamProvider.fromInputStreamSupplier(
                () ->
                    new SequenceInputStream(
                        Collections.enumeration(
                            LongStream.range(0, LARGE / STEP)
                                .<InputStream>mapToObj(part -> part(often))
                                .toList()))),
            LARGE,
            "application/octet-stream"));
    return LARGE / 1e6 / Turns.seconds(begun);
  }

  private static InputStream part(Runnable often) {
    return new FilterInputStream(new Zeros(STEP)) {
      @Override
      public void close() {
        often.run();
      }
    };
  }

  private static double download(S3Client s3, Runnable often) throws IOException {
    long begun = System.nanoTime();
    try (InputStream in = s3.getObject(g -> g.bucket("bench").key("large"))) {
      byte[] chunk = new byte[64 * 1024];
      long taken = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (taken / STEP != (taken + n) / STEP) {
          often.run();
        }
        taken += n;
      }
    }
    return LARGE / 1e6 / Turns.seconds(begun);
  }

  private void recorder(SandboxEngine sandbox) throws Exception {
    ResolvedSession session =
        SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1");
    try (SessionClients recorded = new ClientFactory(new CallRecorder()).open(session, "bench");
        S3Client plain = client(sandbox.endpoint(), sandbox)) {
      double[] rates =
          Turns.medians(
              () -> rate(recorded.s3(), SandboxBenchTest::get),
              () -> rate(plain, SandboxBenchTest::get));
      double overhead = 1000 / rates[0] - 1000 / rates[1];
      table.value("Call Lens, for each call", "ms", overhead, Double.NaN, "under 1", overhead < 1);
    }
  }
}
