import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  static {
    System.out.println("static block: once in each execution environment");
  }

  private static int count;

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    count++;
    System.out.println("handler: call " + count + " of this environment");
    Object name = event.getOrDefault("name", System.getenv().getOrDefault("NAME", "world"));
    return Map.of(
        "message",
        "Hello " + name,
        "callOfThisEnvironment",
        count,
        "version",
        context.getFunctionVersion());
  }
}
