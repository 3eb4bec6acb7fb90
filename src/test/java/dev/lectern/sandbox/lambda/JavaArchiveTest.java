package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  @TempDir Path folder;

  @Test
  void aCacheIsMadeInTheBackgroundAndUsed() throws Exception {
    Map<String, byte[]> code = JavaFunctions.compiled(folder, "Flags", SOURCE);
    create("flags", "java25", "Flags::flags", archive(code), f -> {});
    until("the cache is there", JavaCache::made);
    create("cached", "java25", "Flags::flags", archive(code), f -> {});
    var answer = invoke("cached", "\"x\"");
    assertThat(body(answer)).contains("-XX:AOTCache=");
    assertThat(log(answer)).doesNotContain("aot").doesNotContain("warning");
  }
}
