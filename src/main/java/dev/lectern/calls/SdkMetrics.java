package dev.lectern.calls;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricRecord;

/** The SDK's metrics of one call as text; those of attempt n have {@code #n} after their name. */
final class SdkMetrics {

  private SdkMetrics() {}

  static Map<String, String> read(MetricCollection collection) {
    Map<String, String> metrics = new LinkedHashMap<>();
    add(collection, "", metrics);
    List<MetricCollection> attempts = collection.childrenWithName("ApiCallAttempt").toList();
    for (int i = 0; i < attempts.size(); i++) {
      String suffix = "#" + (i + 1);
      add(attempts.get(i), suffix, metrics);
      for (MetricCollection child : attempts.get(i).children()) {
        add(child, suffix, metrics);
      }
    }
    return Map.copyOf(metrics);
  }

  private static void add(MetricCollection from, String suffix, Map<String, String> to) {
    for (MetricRecord<?> metric : from) {
      to.put(metric.metric().name() + suffix, text(metric.value()));
    }
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%,.0f", number);
    }
    if (!(value instanceof Duration duration)) {
      return String.valueOf(value);
    }
    double millis = duration.toNanos() / 1e6;
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
  }
}
