package dev.lectern.ui.control;

/**
 * A name with its value, as tags and metadata are.
 *
 * @param name may be empty while it is typed
 * @param value may be empty
 */
public record Pair(String name, String value) {}
