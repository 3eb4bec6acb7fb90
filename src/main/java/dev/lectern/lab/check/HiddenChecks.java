package dev.lectern.lab.check;

import dev.lectern.lab.CheckResult;

/** What the learner sees of a check that does not tell what it looks at. */
final class HiddenChecks {

  private HiddenChecks() {}

  /** Passed or not, and nothing else. */
  static CheckResult hide(CheckResult result) {
    return new CheckResult(
        result.passed(),
        "A check that does not tell what it looks at.",
        result.passed()
            ? ""
            : "It does not hold yet. Read what the step asks for once more, word by word.",
        "");
  }
}
