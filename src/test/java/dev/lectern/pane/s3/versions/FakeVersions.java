package dev.lectern.pane.s3.versions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Versions in memory: of every key the same stack. */
public final class FakeVersions implements VersionsGateway {

  public final List<VersionRow> stack = new ArrayList<>();
  public final List<String> done = new ArrayList<>();
  final Map<String, Content> contents = new LinkedHashMap<>();

  /** Adds a version below those that are there. */
  FakeVersions with(String id, boolean marker, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stack.add(
        new VersionRow(
            id,
            stack.isEmpty(),
            marker,
            Instant.parse("2026-11-21T10:00:00Z").minusSeconds(60L * stack.size()),
            bytes.length,
            Integer.toHexString(text.hashCode()),
            "STANDARD"));
    contents.put(id, new Content(bytes, bytes.length, "text/plain"));
    return this;
  }

  @Override
  public List<VersionRow> stack(String bucket, String key) {
    return List.copyOf(stack);
  }

  @Override
  public Content read(String bucket, String key, String versionId, int limit) {
    return contents.getOrDefault(versionId, new Content(new byte[0], 0, ""));
  }

  @Override
  public void restore(String bucket, String key, String versionId) {
    done.add("restore " + versionId);
  }

  @Override
  public void remove(String bucket, String key, String versionId) {
    done.add("remove " + versionId);
  }

  @Override
  public void delete(String bucket, String key) {
    done.add("delete " + key);
  }
}
