package dev.lectern.pane.s3.access;

import dev.lectern.calc.ObjectKey;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;

/** Keys that S3 would refuse, and a read of them answer with a bare 400. */
public final class LongKeys {

  /** So much of a key that is too long is said. */
  private static final int SAID = 40;

  private LongKeys() {}

  /**
   * Refuses a key that was typed.
   *
   * @throws ProblemException when it is too long
   */
  public static void check(String key) {
    check(key, "long.remedy");
  }

  /**
   * Refuses a key that a file would get.
   *
   * @throws ProblemException when it is too long
   */
  public static void checkUpload(String key) {
    check(key, "long.upload");
  }

  private static void check(String key, String remedy) {
    int bytes = ObjectKey.length(key);
    if (bytes > ObjectKey.MOST) {
      Texts texts = Texts.of("s3");
      throw new ProblemException(
          UserProblem.of(
              texts.get("long"),
              texts.get("long.why", Format.middle(key, SAID), bytes, ObjectKey.MOST),
              texts.get(remedy)));
    }
  }
}
