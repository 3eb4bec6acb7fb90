package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JavaFxLogTest {

  @Test
  void theClassPathIsNoNewsAndEverythingElseIs() {
    JavaFxLog.expectClassPath();
    Filter filter = Logger.getLogger("javafx").getFilter();
    assertThat(
            filter.isLoggable(
                new LogRecord(
                    Level.WARNING,
                    "Unsupported JavaFX configuration: classes were loaded from 'unnamed module"
                        + " @1'")))
        .isFalse();
    assertThat(filter.isLoggable(new LogRecord(Level.WARNING, "Exception in the toolkit")))
        .isTrue();
  }
}
