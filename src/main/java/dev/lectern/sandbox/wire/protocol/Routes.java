package dev.lectern.sandbox.wire.protocol;

import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds S3's operations by method, addressed level, and the query parameters and headers that tell
 * operations of one path apart. The most particular one that fits wins; parameters that no
 * operation knows are ignored, as S3 does.
 */
final class Routes {

  private static final String COPY_SOURCE = "x-amz-copy-source";

  /** What a request addresses. */
  private enum Level {
    SERVICE,
    BUCKET,
    OBJECT
  }

  /**
   * An operation and what a request must have to mean it.
   *
   * @param query names, and values where the value counts (empty: any)
   */
  private record Route(OperationModel operation, Map<String, String> query, boolean copy) {

    boolean fits(Query given, boolean copySource) {
      if (copy && !copySource) {
        return false;
      }
      for (Map.Entry<String, String> needed : query.entrySet()) {
        String value = given.values().get(needed.getKey());
        if (value == null || !(needed.getValue().isEmpty() || needed.getValue().equals(value))) {
          return false;
        }
      }
      return true;
    }

    int weight() {
      return query.size() * 2 + (copy ? 1 : 0);
    }
  }

  private final Map<String, List<Route>> routes = new HashMap<>();
  private final Map<Level, Set<String>> subresources = new HashMap<>();

  Routes(ServiceModel model) {
    for (OperationModel operation : model.operations()) {
      String uri = operation.uri();
      int mark = uri.indexOf('?');
      String path = mark < 0 ? uri : uri.substring(0, mark);
      if (path.contains("{") || operation.name().equals("ListBuckets")) {
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
          query.putAll(Query.parse(uri.substring(mark + 1)).values());
          subresources
              .computeIfAbsent(level(path), any -> new HashSet<>())
              .add(query.keySet().iterator().next());
        }
        for (Member member : operation.input().members().values()) {
          if (member.required() && member.location() == Member.Location.QUERY) {
            query.put(member.wireName(), "");
          }
        }
        boolean copy =
            operation.input().members().values().stream()
                .anyMatch(member -> member.required() && member.wireName().equals(COPY_SOURCE));
        routes
            .computeIfAbsent(operation.method() + level(path), any -> new ArrayList<>())
            .add(new Route(operation, Map.copyOf(query), copy));
      }
    }
    routes.values().forEach(list -> list.sort((a, b) -> Integer.compare(b.weight(), a.weight())));
  }

  private static Level level(String path) {
    if (path.contains("{Key+}")) {
      return Level.OBJECT;
    }
    return path.contains("{Bucket}") ? Level.BUCKET : Level.SERVICE;
  }

  /**
   * Finds the operation.
   *
   * @throws ServiceException MethodNotAllowed when S3 has none for this method there
   */
  OperationModel find(RequestHead head, Query query) {
    BucketAddress address = BucketAddress.of(head);
    Level level =
        address.bucket().isEmpty()
            ? Level.SERVICE
            : address.key().isEmpty() ? Level.BUCKET : Level.OBJECT;
    boolean copySource = head.headers().containsKey(COPY_SOURCE);
    for (Route route : routes.getOrDefault(head.method() + level, List.of())) {
      if (route.fits(query, copySource)) {
        if (subresource(level, query).isEmpty() || !route.query().isEmpty()) {
          return route.operation();
        }
        break;
      }
    }
    String resource = subresource(level, query);
    throw new ServiceException(
            405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
        .with("Method", head.method())
        .with(
            "ResourceType", resource.isEmpty() ? level.name() : resource.toUpperCase(Locale.ROOT));
  }

  private String subresource(Level level, Query query) {
    Set<String> known = subresources.getOrDefault(level, Set.of());
    for (String name : query.values().keySet()) {
      if (known.contains(name)) {
        return name;
      }
    }
    return "";
  }
}
