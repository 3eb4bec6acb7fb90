import java.util.Map;

/** Greets; the client is in a field, but every call throws the old one away. */
public class Hello {

  private Client client;

  public String handle(Map<String, Object> event) {
    client = new Client();
    return client.greet(System.getenv().getOrDefault("STAGE", "nobody"));
  }
}
