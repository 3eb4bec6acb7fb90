package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.bench.Table;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** More clients than there is room for, and more bytes than there is memory. */
@Isolated("it counts the threads of the whole process")
@Timeout(60)
class HeavyLoadTest extends SandboxTest {

  private static final int CLIENTS = 600;

  @Test
  void sixHundredClientsAtOnceAreServedOrToldToComeBack() throws Exception {
    s3.createBucket(b -> b.bucket("busy"));
    s3.putObject(b -> b.bucket("busy").key("warm"), RequestBody.fromString("x"));
    long files = openFiles();
    long threads = Thread.getAllStackTraces().size();
    int served = 0;
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String key = "k" + i;
        running.add(clients.submit(() -> putAndGet(key)));
      }
      for (Future<Boolean> each : running) {
        served += each.get() ? 1 : 0;
      }
    }
    assertThat(served).isGreaterThan(CLIENTS / 2);
    assertThat(putAndGet("afterwards")).isTrue();
    int kept = served;
    assertThat(s3.listObjectsV2(b -> b.bucket("busy").prefix("k")).keyCount())
        .satisfies(count -> assertThat(count).isGreaterThanOrEqualTo(kept));
    assertSettles("open files", HeavyLoadTest::openFiles, files + 20);
    assertSettles("threads", () -> Thread.getAllStackTraces().size(), threads + 20);
  }

  /** Whether it was served; otherwise it was told that there is no room. */
  private boolean putAndGet(String key) {
    try {
      s3.putObject(b -> b.bucket("busy").key(key), RequestBody.fromString(key));
      assertThat(s3.getObjectAsBytes(b -> b.bucket("busy").key(key)).asUtf8String()).isEqualTo(key);
      return true;
    } catch (S3Exception refused) {
      assertCode(refused, 503, "ServiceUnavailable");
      return false;
    }
  }

  @Test
  void whoComesWhenEveryPlaceIsTakenIsToldSoAndTheOthersGoOn() throws Exception {
    s3.createBucket(b -> b.bucket("full"));
    long files = openFiles();
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 512; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort());
        idle.add(socket);
        socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      try (Socket late =
          new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort())) {
        String answer = new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
            .contains("<Code>ServiceUnavailable</Code>")
            .contains("All connections of the sandbox are in use");
      }
      Socket first = idle.getFirst();
      first.getOutputStream().write("Host: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(first.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 403");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    assertSettles("open files", HeavyLoadTest::openFiles, files + 20);
    assertThat(s3.listBuckets().buckets()).hasSize(1);
  }

  @Test
  void anObjectLargerThanTheHeapGoesThrough(@TempDir Path data) throws Exception {
    upAndDown(data, 200L << 20, "-Xmx48m", "-XX:TieredStopAtLevel=1");
  }

  @Test
  @Tag("bench")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void twoGigabytesGoThroughAHeapOf256Megabytes(@TempDir Path data) throws Exception {
    long begun = System.nanoTime();
    upAndDown(data, 2L << 30, "-Xmx256m");
    double seconds = (System.nanoTime() - begun) / 1e9;
    new Table()
        .value("2 GB up and down, heap of 256 MB", "s", seconds, Double.NaN, "goes through", true);
  }

  private static void upAndDown(Path data, long size, String... jvm) throws IOException {
    try (OwnProcess process = OwnProcess.start(data, jvm);
        S3Client client = process.client()) {
      client.createBucket(b -> b.bucket("large"));
      client.putObject(
          b -> b.bucket("large").key("object"),
          RequestBody.fromContentProvider(
              ContentStreamProvider.fromInputStreamSupplier(() -> new Zeros(size)),
              size,
              "application/octet-stream"));
      long read = 0;
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = client.getObject(b -> b.bucket("large").key("object"))) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          read += n;
        }
      }
      assertThat(read).isEqualTo(size);
    }
  }

  /** Of this process, in which the sandbox and its clients run; 0 where the system does not say. */
  private static long openFiles() {
    Path folder = Path.of("/proc/self/fd");
    try (var files = Files.list(folder)) {
      return files.count();
    } catch (IOException otherSystem) {
      return 0;
    }
  }

  private static void assertSettles(String what, LongSupplier now, long most) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (now.getAsLong() > most && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(now.getAsLong()).as(what).isLessThanOrEqualTo(most);
  }
}
