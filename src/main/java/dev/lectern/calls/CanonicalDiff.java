package dev.lectern.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client's canonical request beside the server's, part by part. */
public final class CanonicalDiff {

  private static final Pattern IN_ERROR =
      Pattern.compile("<CanonicalRequest>(.*?)</CanonicalRequest>", Pattern.DOTALL);

  private CanonicalDiff() {}

  /**
   * A line of both.
   *
   * @param part {@code method}, {@code path}, {@code query}, {@code header}, {@code signed headers}
   *     or {@code body SHA-256}
   * @param client as the client signed it, null when it has no such line
   * @param server as the server computed it, null when it has no such line
   */
  public record Line(String part, @Nullable String client, @Nullable String server) {

    /** Whether both are the same; what is masked on one side counts as the same. */
    public boolean equal() {
      if (client == null || server == null) {
        return false;
      }
      return client.equals(server)
          || client.endsWith(":" + Secrets.MASK)
          || server.endsWith(":" + Secrets.MASK);
    }
  }

  /** The lines of both, in the order of a canonical request. */
  public static List<Line> compare(String client, String server) {
    Parts ours = Parts.of(client);
    Parts theirs = Parts.of(server);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("method", ours.method, theirs.method));
    lines.add(new Line("path", ours.path, theirs.path));
    lines.add(new Line("query", ours.query, theirs.query));
    TreeSet<String> names = new TreeSet<>(ours.headers.keySet());
    names.addAll(theirs.headers.keySet());
    for (String name : names) {
      lines.add(new Line("header", ours.headers.get(name), theirs.headers.get(name)));
    }
    lines.add(new Line("signed headers", ours.signed, theirs.signed));
    lines.add(new Line("body SHA-256", ours.hash, theirs.hash));
    return List.copyOf(lines);
  }

  /** The server's canonical request out of the answer to a call that was not signed right. */
  public static Optional<String> fromError(ApiCall call) {
    ApiCall.HttpMessage response = call.attempts().getLast().response();
    if (response == null || response.body() == null) {
      return Optional.empty();
    }
    Matcher matcher = IN_ERROR.matcher(response.body());
    return matcher.find() ? Optional.of(unescape(matcher.group(1))) : Optional.empty();
  }

  private static String unescape(String xml) {
    return xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#13;", "\r")
        .replace("&amp;", "&");
  }

  private record Parts(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      String signed,
      String hash) {

    static Parts of(String canonical) {
      String[] lines = canonical.split("\n", -1);
      Map<String, String> headers = new LinkedHashMap<>();
      int i = 3;
      for (; i < lines.length && !lines[i].isEmpty(); i++) {
        int colon = lines[i].indexOf(':');
        String name = colon < 0 ? lines[i] : lines[i].substring(0, colon);
        headers.put(name, Secrets.header(name) ? name + ":" + Secrets.MASK : lines[i]);
      }
      return new Parts(
          at(lines, 0), at(lines, 1), at(lines, 2), headers, at(lines, i + 1), at(lines, i + 2));
    }

    private static String at(String[] lines, int i) {
      return i < lines.length ? lines[i] : "";
    }
  }
}
