package dev.lectern.sandbox.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/**
 * What the Java runtime runs while its archive of loaded classes is made: touches what most
 * functions touch. It runs in a process of its own, never in Lectern.
 */
public final class RehearsalHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    context.getLogger().log(context.getAwsRequestId() + event + context.getRemainingTimeInMillis());
    System.getenv().forEach((name, value) -> context.getLogger().log(name));
    return Map.of("name", String.valueOf(event.get("name")), "count", 1);
  }
}
