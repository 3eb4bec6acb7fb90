package dev.lectern.sandbox.auth;

/**
 * Whether a request is allowed, and why.
 *
 * @param allowed the outcome
 * @param reason one sentence for the journal and the learner
 */
public record Decision(boolean allowed, String reason) {}
