package dev.lectern.sandbox.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * What a service needs to let in by itself the requests that are no API operations: website visits
 * and form posts.
 *
 * @param keys who may sign
 * @param decisions who may do what
 * @param clock the sandbox's time
 * @param sandboxTime what the sandbox's clock showed, or shows, at an instant of real time, in
 *     which clients sign
 */
public record Guard(
    AccessKeys keys,
    DecisionPoint decisions,
    InstantSource clock,
    UnaryOperator<Instant> sandboxTime) {}
