package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * S3 in memory, as far as transfers need it. {@link #before} may throw to make a call fail, or
 * wait: it runs outside of every lock, for a request that hangs must not hold up the others.
 */
final class FakeTransfers implements TransferGateway {

  final Map<String, byte[]> objects = new LinkedHashMap<>();
  final Map<String, Map<Integer, byte[]>> uploads = new LinkedHashMap<>();
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  volatile Consumer<String> before = call -> {};
  private int ids;

  static ProblemException error(String code) {
    return new ProblemException(new UserProblem("It failed.", "Why.", "What.", code, null, ""));
  }

  private void called(String call) {
    calls.add(call);
    before.accept(call);
  }

  @Override
  public Stored put(String bucket, String key, String contentType, Slice body, Meter meter) {
    called("put " + key);
    byte[] bytes = bytes(body, meter);
    synchronized (this) {
      objects.put(key, bytes);
      return new Stored("\"e\"", null, null);
    }
  }

  @Override
  public Upload create(String bucket, String key, String contentType) {
    called("create " + key);
    synchronized (this) {
      String id = "upload-" + ++ids;
      uploads.put(id, new TreeMap<>());
      return new Upload(bucket, key, id);
    }
  }

  @Override
  public Part send(Upload upload, int number, Slice body, Meter meter) {
    called("send " + number);
    byte[] bytes = bytes(body, meter);
    synchronized (this) {
      open(upload).put(number, bytes);
      return new Part(number, bytes.length, "\"e" + number + "\"", "crc" + number);
    }
  }

  @Override
  public List<Part> parts(Upload upload) {
    called("parts");
    synchronized (this) {
      return open(upload).entrySet().stream()
          .map(e -> new Part(e.getKey(), e.getValue().length, "\"e" + e.getKey() + "\"", null))
          .toList();
    }
  }

  @Override
  public Stored complete(Upload upload, List<Part> parts) {
    called("complete " + parts.size());
    synchronized (this) {
      Map<Integer, byte[]> sent = open(upload);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      parts.forEach(part -> all.writeBytes(sent.get(part.number())));
      objects.put(upload.key(), all.toByteArray());
      uploads.remove(upload.uploadId());
      return new Stored("\"e-" + parts.size() + "\"", null, null);
    }
  }

  @Override
  public void abort(Upload upload) {
    called("abort");
    synchronized (this) {
      uploads.remove(upload.uploadId());
    }
  }

  @Override
  public List<Unfinished> unfinished(String bucket) {
    called("unfinished");
    synchronized (this) {
      return uploads.keySet().stream()
          .map(id -> new Unfinished(new Upload(bucket, "k", id), Instant.EPOCH))
          .toList();
    }
  }

  @Override
  public Head head(ObjectRef object) {
    called("head " + object.key());
    synchronized (this) {
      byte[] bytes = objects.get(object.key());
      if (bytes == null) {
        throw error("404 NoSuchKey");
      }
      return new Head(bytes.length, "\"" + System.identityHashCode(bytes) + "\"");
    }
  }

  @Override
  public void read(ObjectRef object, String etag, boolean whole, long from, long to, Sink sink)
      throws IOException {
    called("read " + from);
    byte[] bytes;
    synchronized (this) {
      bytes = objects.get(object.key());
      if (!etag.equals("\"" + System.identityHashCode(bytes) + "\"")) {
        throw error("412 PreconditionFailed");
      }
    }
    long end = whole ? bytes.length : to + 1;
    for (long at = from; at < end; at += 4096) {
      int length = (int) Math.min(4096, end - at);
      byte[] piece = new byte[length];
      System.arraycopy(bytes, (int) at, piece, 0, length);
      sink.write(piece, length);
    }
  }

  @Override
  public void folder(String bucket, String key) {
    called("folder " + key);
    synchronized (this) {
      objects.put(key, new byte[0]);
    }
  }

  @Override
  public synchronized List<String> existing(String bucket, List<String> keys, Runnable check) {
    return keys.stream().filter(objects::containsKey).toList();
  }

  private Map<Integer, byte[]> open(Upload upload) {
    Map<Integer, byte[]> parts = uploads.get(upload.uploadId());
    if (parts == null) {
      throw error("404 NoSuchUpload");
    }
    return parts;
  }

  private static byte[] bytes(Slice body, Meter meter) {
    try (InputStream in = body.open(meter)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
