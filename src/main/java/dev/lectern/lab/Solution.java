package dev.lectern.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code solution.json}: the calls that solve each step, and those that make each mistake.
 *
 * @param steps calls by step id
 * @param answers what the learner would type, by step id and answer name
 * @param jumps by step id: how far the sandbox's clock is moved on after the calls, as in {@code
 *     PT2H}; a lab that has one runs on the sandbox only
 * @param mistakes by mistake id: calls that make it, after the steps before were solved
 */
public record Solution(
    Map<String, List<Call>> steps,
    Map<String, Map<String, String>> answers,
    Map<String, Duration> jumps,
    Map<String, Wrong> mistakes) {

  public Solution {
    steps = Defaults.map(steps);
    answers = Defaults.map(answers);
    jumps = Defaults.map(jumps);
    mistakes = Defaults.map(mistakes);
  }

  /**
   * How a mistake is made.
   *
   * @param calls in order
   * @param answers what is typed
   */
  public record Wrong(List<Call> calls, Map<String, String> answers) {
    public Wrong {
      calls = Defaults.list(calls);
      answers = Defaults.map(answers);
    }
  }
}
