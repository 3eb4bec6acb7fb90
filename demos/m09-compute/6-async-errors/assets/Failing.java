import java.util.Map;

/** Fails, always. */
public class Failing {

  public String handle(Map<String, Object> event) {
    throw new IllegalStateException("The card was declined.");
  }
}
