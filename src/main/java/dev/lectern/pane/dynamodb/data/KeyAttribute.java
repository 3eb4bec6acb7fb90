package dev.lectern.pane.dynamodb.data;

/**
 * An attribute of a key.
 *
 * @param name of the attribute
 * @param type {@code S}, {@code N} or {@code B}
 */
public record KeyAttribute(String name, String type) {}
