package dev.lectern.shell;

/**
 * A lab that can be done, as rail and module page show it.
 *
 * @param id for example {@code 5.A}
 * @param module number of the course module
 * @param score points earned
 * @param points points to earn
 * @param begun whether the learner has begun
 * @param finished whether every step is done
 */
public record LabLine(
    String id, int module, String title, int score, int points, boolean begun, boolean finished) {}
