package dev.lectern.sandbox.lambda;

import dev.lectern.sandbox.CallerCalls;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.FunctionAccess;
import dev.lectern.sandbox.FunctionLogs;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.ServiceCalls;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Signatures;
import java.util.function.IntSupplier;

/**
 * What Lambda needs of the rest of the sandbox.
 *
 * @param access how functions reach the sandbox
 * @param logs where they write
 * @param deliveries how destinations and dead-letter queues are reached
 * @param calls how streams are read
 * @param asCaller how code is read from buckets
 * @param asRole how records of failures are written to buckets
 * @param decisions who may visit a function's URL
 * @param signatures who does
 * @param port the sandbox's own, for the URLs of functions
 */
public record LambdaPorts(
    FunctionAccess access,
    FunctionLogs logs,
    Deliveries deliveries,
    ServiceCalls calls,
    CallerCalls asCaller,
    RoleCalls asRole,
    DecisionPoint decisions,
    Signatures signatures,
    IntSupplier port) {}
