package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Calendar;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache with which Java functions start faster. */
class JavaArchiveTest extends LambdaTest {

  private static final String SOURCE =
      """
      public class Flags {
        public String flags(String event) {
          return String.join(" ",
              java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        }
      }
      """;

  private static final String WEEKS =
      """
      import java.util.Calendar;
      import java.util.Locale;

      public class Weeks {
        public String weeks(String tags) {
          StringBuilder text = new StringBuilder();
          for (String tag : tags.split(" ")) {
            Calendar calendar = Calendar.getInstance(Locale.forLanguageTag(tag));
            text.append(tag).append(' ').append(calendar.getFirstDayOfWeek());
            text.append(' ').append(calendar.getMinimalDaysInFirstWeek()).append(',');
          }
          return text.toString();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aCacheIsMadeInTheBackgroundAndUsed() throws Exception {
    Map<String, byte[]> code = JavaFunctions.compiled(folder, "Flags", SOURCE);
    create("flags", "java25", "Flags::flags", archive(code), f -> {});
    // its folder is there once a function has started
    assertThat(body(invoke("flags", "\"x\""))).contains("-XX:+UseSerialGC");
    until("the cache is there", JavaCache::made);
    create("cached", "java25", "Flags::flags", archive(code), f -> {});
    var answer = invoke("cached", "\"x\"");
    assertThat(body(answer)).contains("-XX:AOTCache=");
    assertThat(log(answer)).doesNotContain("aot").doesNotContain("warning");
  }

  @Test
  void weeksAreThoseOfJava() {
    // The runtime answers for en-US by itself; what a function sees is what this Java says.
    String tags =
        "en-US en en-GB de-DE ar-EG und en-US-u-rg-gbzzzz en-US-u-fw-mon en-US-u-ca-japanese";
    StringBuilder expected = new StringBuilder();
    for (String tag : tags.split(" ")) {
      Calendar calendar = Calendar.getInstance(Locale.forLanguageTag(tag));
      expected.append(tag).append(' ').append(calendar.getFirstDayOfWeek());
      expected.append(' ').append(calendar.getMinimalDaysInFirstWeek()).append(',');
    }
    Map<String, byte[]> code = JavaFunctions.compiled(folder, "Weeks", WEEKS);
    create("weeks", "java25", "Weeks::weeks", archive(code), f -> {});
    assertThat(body(invoke("weeks", '"' + tags + '"'))).isEqualTo('"' + expected.toString() + '"');
  }
}
