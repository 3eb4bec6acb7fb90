package dev.lectern.lab;

/**
 * What a check found.
 *
 * @param passed whether it holds
 * @param claim the check's sentence
 * @param found what was expected and what was found instead, sentences; empty when it passed
 * @param show AWS CLI line of the call that shows it; empty when there is none
 */
public record CheckResult(boolean passed, String claim, String found, String show) {
  public CheckResult {
    claim = Defaults.text(claim);
    found = Defaults.text(found);
    show = Defaults.text(show);
  }
}
