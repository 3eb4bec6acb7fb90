package dev.lectern.pane.stepfunctions.data;

import dev.lectern.ui.control.Format;
import java.time.Duration;
import java.util.Locale;

/** A length of time as it is written in the whole pane. */
public final class Took {

  private Took() {}

  /** {@code 1 s}, {@code 1.5 s}, {@code 120 ms}, {@code 4 min}. */
  public static String of(Duration time) {
    long millis = time.toMillis();
    return millis >= 1_000 && millis < 60_000
        ? String.format(Locale.ENGLISH, "%.3f", millis / 1000.0)
                .replaceAll("0+$", "")
                .replaceAll("\\.$", "")
            + " s"
        : Format.millis(millis);
  }
}
