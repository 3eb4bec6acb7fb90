import java.util.Map;

/** Greets, or does as it is told. */
public class Tour {

  public String handle(Map<String, Object> event) throws InterruptedException {
    if (System.getenv().containsKey("SLEEP")) {
      Thread.sleep(Long.parseLong(System.getenv("SLEEP")));
    }
    return System.getenv().getOrDefault("GREETING", "Hello") + ", class";
  }
}
