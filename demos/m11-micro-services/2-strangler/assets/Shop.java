import java.util.Map;

/** A service of the shop: the old one that does everything, or a new one for one path. */
public class Shop {

  public String handle(Map<String, Object> event) {
    String name = System.getenv("NAME");
    if (System.getenv("BROKEN") != null) {
      throw new IllegalStateException(name + " cannot read the old orders");
    }
    return name + " answered " + event.get("path");
  }
}
