import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Handler implements RequestHandler<Map<String, Object>, Object> {

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    String how = String.valueOf(event.getOrDefault("how", "throw"));
    System.out.println("asked to fail: " + how);
    switch (how) {
      case "throw" -> price(List.of());
      case "timeout" -> pause(context.getRemainingTimeInMillis() + 5_000L);
      case "memory" -> hog();
      case "crash" -> Runtime.getRuntime().halt(3);
      default -> {}
    }
    return Map.of("how", how, "failed", false);
  }

  private static double price(List<Double> basket) {
    if (basket.isEmpty()) {
      throw new IllegalArgumentException("The basket is empty.");
    }
    return basket.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hog() {
    List<ByteBuffer> kept = new ArrayList<>();
    while (true) {
      ByteBuffer more = ByteBuffer.allocateDirect(8 << 20);
      for (int at = 0; at < more.capacity(); at += 4096) {
        more.put(at, (byte) 1);
      }
      kept.add(more);
    }
  }
}
