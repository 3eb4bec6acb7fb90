import java.util.Map;

/** Greets. */
public class Greeter {

  public String handle(Map<String, Object> event) {
    return "Hello from version 2";
  }
}
