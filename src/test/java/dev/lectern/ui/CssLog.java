package dev.lectern.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What JavaFX logs about styles while it is open: colours and sizes that could not be resolved. */
public final class CssLog implements AutoCloseable {

  private final Logger logger = Logger.getLogger("javafx.css");
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(entry.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Begins to listen. */
  public CssLog() {
    logger.addHandler(handler);
  }

  /** Each warning once. */
  public List<String> warnings() {
    return warnings.stream().distinct().toList();
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
  }
}
