package dev.lectern.pane.s3.versions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Versions in memory: of every key the same stack. */
public final class FakeVersions implements VersionsGateway {

  public final List<VersionRow> stack = new ArrayList<>();
  public final List<String> done = new ArrayList<>();
  public int pageSize = 1_000;
  final Map<String, Content> contents = new LinkedHashMap<>();

  /** Adds a version below those that are there. */
  public FakeVersions with(String id, boolean marker, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stack.add(
        new VersionRow(
            id,
            stack.isEmpty(),
            marker,
            Instant.parse("2026-11-21T10:00:00Z").minusSeconds(60L * stack.size()),
            bytes.length,
            Integer.toHexString(text.hashCode()),
            "STANDARD",
            "dv-7f3a"));
    contents.put(id, new Content(bytes, bytes.length, "text/plain", Map.of()));
    return this;
  }

  @Override
  public Page page(String bucket, String key, @Nullable String after) {
    int from = 0;
    while (after != null && !stack.get(from++).id().equals(after)) {}
    int to = Math.min(stack.size(), from + pageSize);
    return new Page(
        List.copyOf(stack.subList(from, to)), to < stack.size() ? stack.get(to - 1).id() : null);
  }

  @Override
  public Content read(String bucket, String key, String versionId, int limit) {
    return contents.getOrDefault(versionId, new Content(new byte[0], 0, "", Map.of()));
  }

  @Override
  public void restore(String bucket, String key, VersionRow version) {
    done.add("restore " + version.id());
  }

  @Override
  public void remove(String bucket, String key, String versionId) {
    done.add("remove " + versionId);
    stack.removeIf(row -> row.id().equals(versionId));
  }

  @Override
  public void delete(String bucket, String key) {
    done.add("delete " + key);
  }
}
