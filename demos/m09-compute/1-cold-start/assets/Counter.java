import java.util.Map;

/** Counts its calls, and says what runs when. */
public class Counter {

  private static int count;

  static {
    System.out.println("static block");
  }

  public int handle(Map<String, Object> event) {
    count++;
    System.out.println("handler, call " + count);
    return count;
  }
}
