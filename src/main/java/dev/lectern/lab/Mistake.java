package dev.lectern.lab;

import java.util.List;

/**
 * A wrong way that many take.
 *
 * @param id stable; the solution file shows by it how the mistake is made
 * @param when all of these are so when the mistake was made
 * @param say what happened and why it is not what was asked for
 */
public record Mistake(String id, List<Check> when, String say) {
  public Mistake {
    id = Defaults.text(id);
    when = Defaults.list(when);
    say = Defaults.text(say);
  }
}
