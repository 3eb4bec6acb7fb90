import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    int limit = ((Number) event.getOrDefault("primesBelow", 400_000)).intValue();
    long begin = System.nanoTime();
    int primes = 0;
    for (int n = 2; n < limit; n++) {
      boolean prime = true;
      for (int d = 2; (long) d * d <= n && prime; d++) {
        prime = n % d != 0;
      }
      primes += prime ? 1 : 0;
    }
    return Map.of(
        "primes",
        primes,
        "below",
        limit,
        "memory",
        context.getMemoryLimitInMB(),
        "ms",
        (System.nanoTime() - begin) / 1_000_000);
  }
}
