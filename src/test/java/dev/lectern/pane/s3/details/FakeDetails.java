package dev.lectern.pane.s3.details;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Pair;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects in memory, and a list of what was asked. */
public final class FakeDetails implements ObjectDetailsGateway {

  public final List<String> calls = new ArrayList<>();
  public final Set<String> denied = new HashSet<>();
  public byte @Nullable [] bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  public Headers headers =
      new Headers(
          Map.of(Headers.Name.CONTENT_TYPE, "application/json"),
          List.of(new Pair("owner", "storage")));
  public List<Pair> tags = List.of(new Pair("stage", "test"));
  public Lock lock = new Lock("", null, false);
  public Parts parts = new Parts(0, List.of());
  public String etag = "9f2c41d8aa3c150f77b1e6de2a8cb07e";
  public @Nullable String versionId = "Pq7mT1ZsXe4kRb0uN2vHyaJ9cWf6Dw9LcE";
  public Head.Encryption encryption = new Head.Encryption("AES256", "", false, false);
  public long size = -1;

  private void called(String what, Target target) {
    calls.add(what + " " + target.key());
    if (denied.contains(what)) {
      throw new ProblemException(
          new UserProblem(
              "You may not do this.",
              "No statement allows " + what + ".",
              "Ask for a policy.",
              "403 AccessDenied",
              "4442587FB7D0A2F9",
              ""));
    }
  }

  @Override
  public Head head(Target target) {
    called("head", target);
    return new Head(
        size < 0 ? there().length : size,
        etag,
        versionId,
        Instant.parse("2026-11-21T10:41:50Z"),
        "STANDARD",
        headers,
        List.of(new Head.Checksum("CRC64NVME", "AAECAwQFBgc=", "FULL_OBJECT")),
        encryption,
        0,
        lock,
        "",
        "",
        "");
  }

  @Override
  public List<Pair> tags(Target target) {
    called("tags", target);
    return tags;
  }

  @Override
  public Lock lock(Target target) {
    called("lock", target);
    return lock;
  }

  @Override
  public Parts parts(Target target) {
    called("parts", target);
    return parts;
  }

  @Override
  public Start read(Target target, Head head, int limit) {
    called("read" + limit, target);
    return new Start(Arrays.copyOf(there(), Math.min(there().length, limit)), there().length);
  }

  private byte[] there() {
    byte[] now = bytes;
    if (now == null) {
      throw failed("404 NoSuchKey");
    }
    return now;
  }

  private static ProblemException failed(String code) {
    return new ProblemException(new UserProblem("Refused.", "", "", code, null, ""));
  }

  @Override
  public Optional<Head> latest(Target target) {
    return bytes == null ? Optional.empty() : Optional.of(head(target));
  }

  @Override
  public String write(Target target, Head head, List<Pair> with, byte[] now) {
    called("write", target);
    if (bytes == null) {
      throw failed("404 NoSuchKey");
    }
    if (!head.etag().equals(etag)) {
      throw failed("412 PreconditionFailed");
    }
    bytes = now;
    etag = etag + "x";
    return "v2";
  }

  @Override
  public String create(Target target, String contentType, byte[] now) {
    called("create " + contentType, target);
    if (bytes != null) {
      throw failed("412 PreconditionFailed");
    }
    bytes = now;
    return "v1";
  }

  @Override
  public void writeHeaders(Target target, Head head, Headers now) {
    called("writeHeaders", target);
    headers = now;
  }

  @Override
  public void writeTags(Target target, List<Pair> before, List<Pair> now) {
    called("writeTags", target);
    tags = now;
  }

  @Override
  public void writeLock(Target target, Lock before, Lock now, boolean bypass) {
    called("writeLock" + (bypass ? " bypassing" : ""), target);
    lock = now;
  }
}
