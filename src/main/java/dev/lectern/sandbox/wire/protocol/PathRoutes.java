package dev.lectern.sandbox.wire.protocol;

import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sigv4.UriEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds operations by method and path, for services whose paths name their resources. Of several
 * that fit, the one with the most fixed characters wins.
 */
final class PathRoutes {

  private static final Pattern LABEL = Pattern.compile("\\{(\\w+)(\\+?)}");

  /**
   * An operation and its path.
   *
   * @param labels names in the path, in order
   * @param query parameters that it must have, with their values; empty: any
   */
  private record Route(
      OperationModel operation,
      Pattern path,
      List<String> labels,
      Map<String, String> query,
      int fixed) {

    boolean asks(Query given) {
      return query.entrySet().stream()
          .allMatch(
              one ->
                  given.has(one.getKey())
                      && (one.getValue().isEmpty()
                          || one.getValue().equals(given.values().get(one.getKey()))));
    }
  }

  /** What a request means, and the values in its path by their labels. */
  record Match(OperationModel operation, Map<String, String> labels) {}

  private final List<Route> routes = new ArrayList<>();

  PathRoutes(ServiceModel model) {
    model.operations().forEach(operation -> routes.add(route(operation)));
    routes.sort(Comparator.comparingInt(Route::fixed).reversed());
  }

  private static Route route(OperationModel operation) {
    String[] uri = operation.uri().split("\\?", 2);
    Map<String, String> query = uri.length < 2 ? Map.of() : Query.parse(uri[1]).values();
    StringBuilder path = new StringBuilder();
    List<String> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(uri[0]);
    int end = 0;
    int fixed = query.size();
    while (label.find()) {
      fixed += label.start() - end;
      path.append(Pattern.quote(uri[0].substring(end, label.start())));
      path.append(label.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      labels.add(label.group(1));
      end = label.end();
    }
    fixed += uri[0].length() - end;
    path.append(Pattern.quote(uri[0].substring(end))).append("/?");
    return new Route(operation, Pattern.compile(path.toString()), labels, query, fixed);
  }

  /**
   * Finds the operation.
   *
   * @throws ServiceException UnknownOperationException
   */
  Match find(RequestHead head, Query query) {
    for (Route route : routes) {
      Matcher path = route.path().matcher(head.rawPath());
      if (route.operation().method().equals(head.method()) && path.matches() && route.asks(query)) {
        return new Match(route.operation(), labels(route, path));
      }
    }
    throw new ServiceException(
        404, "UnknownOperationException", "There is no operation at this method and path.");
  }

  private static Map<String, String> labels(Route route, Matcher path) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      for (int i = 0; i < route.labels().size(); i++) {
        values.put(route.labels().get(i), UriEncoding.decode(path.group(i + 1), false));
      }
    } catch (IllegalArgumentException encoding) {
      throw new ServiceException(400, "BadRequestException", "The path is not properly encoded.");
    }
    return values;
  }
}
