package dev.lectern.lab.example;

import dev.lectern.lab.Call;
import dev.lectern.lab.Resource;
import java.util.List;

/**
 * A lab that is about to be written.
 *
 * @param id module and letter, for example {@code 5.E}
 * @param title a few words
 * @param minutes how long it takes
 * @param summary what is learned, one sentence
 * @param prefix that the names of all its things begin with
 * @param account where it was done
 * @param region where it was done
 * @param things that belong to it
 * @param setup calls before the first step
 */
public record Draft(
    String id,
    String title,
    int minutes,
    String summary,
    String prefix,
    String account,
    String region,
    List<Resource> things,
    List<Call> setup,
    List<DraftStep> steps) {

  /**
   * A step of it.
   *
   * @param checks those that were ticked
   * @param hints three
   */
  public record DraftStep(
      String title, int points, List<DraftCheck> checks, List<String> hints, List<Call> calls) {}

  /**
   * A check.
   *
   * @param say what is so, a sentence
   * @param because shown when it fails; may be empty
   */
  public record DraftCheck(Difference difference, String say, String because) {}
}
