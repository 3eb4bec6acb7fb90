package dev.lectern.sandbox.auth.policy;

import java.util.List;

/**
 * A policy that was read.
 *
 * @param version {@code 2012-10-17}, or {@code 2008-10-17}, which is also meant when there is none
 * @param text the document as it was given
 */
public record Policy(String version, List<Statement> statements, String text) {}
