package dev.lectern.pane.dynamodb.item;

/**
 * An attribute in the size bar.
 *
 * @param bytes of name and value
 * @param key whether it is part of the table's key
 */
record Weight(String name, int bytes, boolean key) {}
