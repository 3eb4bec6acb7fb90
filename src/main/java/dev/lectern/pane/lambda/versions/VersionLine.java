package dev.lectern.pane.lambda.versions;

/**
 * A version of a function.
 *
 * @param version {@code $LATEST} or a number
 * @param modified as AWS writes it
 */
public record VersionLine(String version, String description, String sha256, String modified) {}
