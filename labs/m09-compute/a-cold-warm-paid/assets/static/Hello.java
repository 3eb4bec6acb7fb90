import java.util.Map;

/** Greets; the client is made when the environment loads the class. */
public class Hello {

  private static final Client CLIENT = new Client();

  public String handle(Map<String, Object> event) {
    return CLIENT.greet(System.getenv().getOrDefault("STAGE", "nobody"));
  }
}
