import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    // Takes memory beside the heap until Lambda ends the process: 8 MB at a time, all of it kept.
    List<ByteBuffer> kept = new ArrayList<>();
    int most = ((Number) event.getOrDefault("megabytes", 10_240)).intValue();
    for (int megabytes = 8; megabytes <= most; megabytes += 8) {
      ByteBuffer more = ByteBuffer.allocateDirect(8 << 20);
      for (int at = 0; at < more.capacity(); at += 4096) {
        more.put(at, (byte) 1);
      }
      kept.add(more);
      if (megabytes % 32 == 0) {
        System.out.println("holds " + megabytes + " MB of " + context.getMemoryLimitInMB());
      }
    }
    return Map.of("megabytes", kept.size() * 8);
  }
}
