package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * The sandbox's process, killed at random moments of a busy time and started again: what was
 * acknowledged is there with its bytes, what was acknowledged as deleted is gone, and what was
 * under way happened wholly or not at all.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class KilledUnderLoadTest {

  private static final int ROUNDS = 3;

  /** A process that lives for seconds. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final int LEAST = 50;
  private static final int MOST = 300;

  @Test
  void everythingAcknowledgedAndNothingHalf(@TempDir Path data) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<KilledWorker> workers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      workers.add(new PlainWorker("plain", "w" + i + "/", new Random(random.nextLong())));
    }
    for (int i = 0; i < 2; i++) {
      workers.add(new VersionsWorker("versioned", "w" + i + "/", new Random(random.nextLong())));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        String told = "seed " + seed + ", round " + round;
        try (OwnProcess process = OwnProcess.start(data, QUICK);
            S3Client s3 = process.client()) {
          if (round == 0) {
            makeBuckets(s3);
          }
          all(threads, workers, worker -> worker.verify(s3, told));
          List<Future<Void>> running =
              workers.stream().map(w -> threads.submit(call(() -> w.work(s3, process)))).toList();
          int enough = acknowledged(workers) + LEAST + random.nextInt(MOST - LEAST);
          while (acknowledged(workers) < enough && running.stream().noneMatch(Future::isDone)) {
            LockSupport.parkNanos(1 + random.nextInt(1_000_000));
          }
          process.kill();
          for (Future<Void> each : running) {
            each.get();
          }
        }
      }
      try (OwnProcess process = OwnProcess.start(data, QUICK);
          S3Client s3 = process.client()) {
        all(threads, workers, worker -> worker.verify(s3, "seed " + seed + ", at the end"));
        assertThat(process.complaints()).as("seed %d", seed).isEmpty();
      }
    }
  }

  private static int acknowledged(List<KilledWorker> workers) {
    return workers.stream().mapToInt(KilledWorker::acknowledged).sum();
  }

  private static void makeBuckets(S3Client s3) {
    s3.createBucket(b -> b.bucket("plain"));
    s3.createBucket(b -> b.bucket("versioned"));
    s3.putBucketVersioning(
        b ->
            b.bucket("versioned")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
  }

  private interface Step {
    void run(KilledWorker worker) throws Exception;
  }

  private interface Work {
    void run() throws Exception;
  }

  private static Callable<Void> call(Work work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private static void all(ExecutorService threads, List<KilledWorker> workers, Step step)
      throws Exception {
    for (Future<Void> each :
        threads.invokeAll(workers.stream().map(worker -> call(() -> step.run(worker))).toList())) {
      each.get();
    }
  }
}
