import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says what a layer has to say. */
public class Caller {

  public String handle(Map<String, Object> event) throws IOException {
    try (InputStream in = Caller.class.getResourceAsStream("/words.txt")) {
      return in == null
          ? "There is no words.txt on the class path."
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
