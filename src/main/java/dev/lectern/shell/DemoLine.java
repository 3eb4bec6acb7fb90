package dev.lectern.shell;

/**
 * A demo that can be shown, as rail and module page list it.
 *
 * @param id for example {@code 5.1}
 * @param module number of the course module
 * @param title a few words
 */
public record DemoLine(String id, int module, String title) {}
