import java.util.Map;

/** Greets; makes its client anew for every call. */
public class Hello {

  public String handle(Map<String, Object> event) {
    Client client = new Client();
    return client.greet(System.getenv().getOrDefault("STAGE", "nobody"));
  }
}
