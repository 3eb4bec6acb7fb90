package dev.lectern.sandbox.engine;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes below a prefix of its own, one request after the other, and remembers the answers. */
abstract class KilledWorker {

  /** Bytes that can be made again. */
  record Content(long seed, int size) {

    byte[] bytes() {
      byte[] bytes = new byte[size];
      new Random(seed).nextBytes(bytes);
      return bytes;
    }

    boolean is(byte[] found) {
      return found.length == size && Arrays.equals(found, bytes());
    }
  }

  private static final int[] LIMITS = {0, 1, 1000, 65_535, 65_536, 65_537, 70_000, 300_000};

  final String bucket;
  final String prefix;
  final Random random;
  private final AtomicInteger acknowledged = new AtomicInteger();

  KilledWorker(String bucket, String prefix, Random random) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.random = random;
  }

  /** One request, or one multipart upload. */
  abstract void step(S3Client s3);

  /** Compares everything below the prefix with what was answered. */
  abstract void verify(S3Client s3, String told);

  /** Until the process is killed. */
  final void work(S3Client s3, OwnProcess process) {
    try {
      while (true) {
        step(s3);
        acknowledged.incrementAndGet();
      }
    } catch (SdkException | UncheckedIOException e) {
      if (!process.killed()) {
        throw e;
      }
    }
  }

  final int acknowledged() {
    return acknowledged.get();
  }

  final String key(int keys) {
    return prefix + "k" + random.nextInt(keys);
  }

  /** Of sizes around what lives in a table and what in a file. */
  final Content content() {
    int limit = LIMITS[random.nextInt(LIMITS.length)];
    int size = random.nextBoolean() ? limit : random.nextInt(limit + 1);
    return new Content(random.nextLong(), size);
  }
}
