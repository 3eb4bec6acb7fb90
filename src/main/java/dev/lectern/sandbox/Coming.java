package dev.lectern.sandbox;

/**
 * What will happen when the clock passes some time.
 *
 * @param service signing name
 * @param count how many
 * @param more whether there may be more: not everything was looked at
 * @param what what happens to them, to be read behind the count: {@code objects expire in data}
 */
public record Coming(String service, long count, boolean more, String what) {}
