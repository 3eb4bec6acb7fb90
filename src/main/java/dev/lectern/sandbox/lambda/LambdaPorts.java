package dev.lectern.sandbox.lambda;

import dev.lectern.sandbox.CallerCalls;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.FunctionAccess;
import dev.lectern.sandbox.FunctionLogs;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.StreamCauses;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Signatures;
import java.util.function.IntSupplier;

/**
 * What Lambda needs of the rest of the sandbox.
 *
 * @param access how functions reach the sandbox
 * @param logs where they write
 * @param deliveries how destinations and dead-letter queues are reached
 * @param asCaller how code is read from buckets
 * @param asRole how streams are read and records of failures written to buckets
 * @param effects is told what functions do with the events of requests
 * @param streamCauses whose requests those are that come through a stream
 * @param decisions who may visit a function's URL
 * @param signatures who does
 * @param port the sandbox's own, for the URLs of functions
 */
public record LambdaPorts(
    FunctionAccess access,
    FunctionLogs logs,
    Deliveries deliveries,
    CallerCalls asCaller,
    RoleCalls asRole,
    Effects effects,
    StreamCauses streamCauses,
    DecisionPoint decisions,
    Signatures signatures,
    IntSupplier port) {}
