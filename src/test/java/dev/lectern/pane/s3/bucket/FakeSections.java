package dev.lectern.pane.s3.bucket;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sub-resources of one bucket in memory. */
final class FakeSections implements SectionGateway {

  final Map<Section, String> stored = new EnumMap<>(Section.class);
  final Map<Section, String> refused = new EnumMap<>(Section.class);
  List<Listed> objects = new ArrayList<>();

  private void may(Section section) {
    String code = refused.get(section);
    if (code != null) {
      throw new ProblemException(
          new UserProblem(
              "You may not read the " + section.key() + ".",
              "No statement allows it.",
              "Ask for the permission.",
              code,
              "0123456789ABCDEF",
              ""));
    }
  }

  @Override
  public synchronized String read(Section section, String bucket) {
    may(section);
    return stored.getOrDefault(section, "");
  }

  @Override
  public synchronized void write(Section section, String bucket, String json) {
    may(section);
    stored.put(section, json);
  }

  @Override
  public synchronized void remove(Section section, String bucket) {
    may(section);
    stored.remove(section);
  }

  @Override
  public Listing listing(String bucket) {
    return new Listing(objects, false);
  }

  @Override
  public Preflight preflight(
      String bucket, String key, String origin, String method, String headers) {
    return origin.equals("https://app.example.com")
        ? new Preflight(
            200,
            List.of(
                "Access-Control-Allow-Origin: " + origin,
                "access-control-allow-methods: GET, PUT",
                "access-control-max-age: 600"),
            "")
        : new Preflight(403, List.of(), "<Error><Code>AccessForbidden</Code></Error>");
  }

  @Override
  public String websiteUrl(String bucket) {
    return "http://" + bucket + ".example/";
  }

  static Listed listed(String key, String modified) {
    return new Listed(key, 200_000, Instant.parse(modified), "STANDARD", null, 0, false, true);
  }
}
