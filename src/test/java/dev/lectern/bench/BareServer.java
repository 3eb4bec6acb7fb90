package dev.lectern.bench;

import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.wire.http.HttpHandler;
import dev.lectern.sandbox.wire.http.HttpLimits;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.http.HttpRequest;
import dev.lectern.sandbox.wire.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The sandbox's HTTP layer with nothing behind it: takes every body and answers what the sandbox
 * would, without a signature checked or a byte kept. What the sandbox is measured against.
 */
final class BareServer implements HttpHandler, AutoCloseable {

  private static final Map<String, String> OBJECT =
      Map.of(
          "ETag", "\"0f343b0931126a20f133d67c2b018a3b\"",
          "Content-Type", "application/octet-stream",
          "Last-Modified", "Sat, 21 Nov 2026 12:00:00 GMT",
          "x-amz-request-id", "BARE000000000000");

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ITEM =
      ("{\"Item\":{\"pk\":{\"S\":\"small\"},\"sk\":{\"N\":\"1\"},\"text\":{\"S\":\""
              + "x".repeat(1000)
              + "\"}}}")
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final byte[] kilobyte = new byte[1024];
  private final byte[] page;
  private final byte[] lastPage;

  BareServer() throws IOException {
    this.page = page(true);
    this.lastPage = page(false);
    this.server = HttpServer.start(0, HttpLimits.DEFAULT, this);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private static byte[] page(boolean more) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult>");
    xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>more</NextContinuationToken>");
    }
    for (int i = 0; i < 1000; i++) {
      xml.append("<Contents><Key>keys/")
          .append("%07d".formatted(i))
          .append("</Key><LastModified>2026-11-21T12:00:00.000Z</LastModified>")
          .append("<ETag>&quot;0f343b0931126a20f133d67c2b018a3b&quot;</ETag>")
          .append("<ChecksumAlgorithm>CRC32</ChecksumAlgorithm>")
          .append("<ChecksumType>FULL_OBJECT</ChecksumType><Size>1</Size>")
          .append("<StorageClass>STANDARD</StorageClass></Contents>");
    }
    return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public HttpReply handle(HttpRequest request) {
    if (request.head().method().equals("PUT")) {
      drain(request);
      return new HttpReply(200, OBJECT, HttpReply.EMPTY);
    }
    if (request.head().method().equals("POST")) {
      drain(request);
      boolean read = request.head().header("x-amz-target").orElse("").endsWith(".GetItem");
      return new HttpReply(
          200,
          Map.of("Content-Type", "application/x-amz-json-1.0"),
          HttpReply.bytes(read ? ITEM : NOTHING));
    }
    if (request.head().rawQuery().contains("list-type=2")) {
      boolean last = request.head().rawQuery().contains("start-after=last");
      return new HttpReply(
          200, Map.of("Content-Type", "application/xml"), HttpReply.bytes(last ? lastPage : page));
    }
    return new HttpReply(
        200,
        OBJECT,
        request.head().rawPath().endsWith("large") ? new Large() : HttpReply.bytes(kilobyte));
  }

  private static void drain(HttpRequest request) {
    try {
      request.body().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A gigabyte of zeros. */
  private static final class Large implements Payload {
    @Override
    public long length() {
      return SandboxBenchTest.LARGE;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] chunk = new byte[64 * 1024];
      for (long left = SandboxBenchTest.LARGE; left > 0; left -= chunk.length) {
        out.write(chunk);
      }
    }
  }

  @Override
  public HttpReply refuse(Refusal refusal) {
    return new HttpReply(503, Map.of(), HttpReply.EMPTY);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
