package dev.lectern.sandbox.wire;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.AccessKeys;
import dev.lectern.sandbox.desk.FaultDesk;
import dev.lectern.sandbox.desk.FaultDesk.Hit;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.http.HttpRequest;
import dev.lectern.sandbox.wire.sign.Claim;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.IOException;
import java.time.Duration;

/** Lets the faults of the desk happen to a request, and marks them in its trace. */
public final class FaultStage {

  private static final int TAKEN_BEFORE_A_CUT = 1 << 20;

  /** Says that the connection is to be cut without an answer. */
  static final class CutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CutException() {
      super("The connection is cut", null, false, false);
    }
  }

  private final FaultDesk desk;
  private final AccessKeys keys;

  /**
   * @param keys say who a request is of before its signature is checked
   */
  public FaultStage(FaultDesk desk, AccessKeys keys) {
    this.desk = desk;
    this.keys = keys;
  }

  /** How far the service's clock is ahead of this computer's for who claims to have signed. */
  Duration skew(Claim claim, Trace trace) {
    Duration ahead = desk.skew(trace.service, who(claim));
    trace.ahead = ahead;
    return ahead;
  }

  /** The signature was refused; counts when that was the desk's doing. */
  void refused(Claim claim, SignatureFault fault, Trace trace) {
    if (!trace.ahead.isZero() && fault instanceof SignatureFault.Skewed) {
      desk.skewed(trace.service, who(claim));
      trace.mark("clock skew, the service's clock is " + minutes(trace.ahead));
    }
  }

  private Caller who(Claim claim) {
    return keys.find(claim.accessKeyId())
        .map(AccessKeys.AccessKey::caller)
        .orElse(Caller.ANONYMOUS);
  }

  private static String minutes(Duration ahead) {
    return ahead.abs().toMinutes() + " min " + (ahead.isNegative() ? "behind" : "ahead");
  }

  /**
   * The caller and the operation are known, nothing is parsed.
   *
   * @throws ServiceException the error that a fault answers with
   * @throws CutException when a fault cuts the connection now
   */
  void strike(Registered target, Trace trace) {
    for (Hit hit : desk.strike(trace.service, trace.operation, trace.caller)) {
      Fault fault = hit.fault();
      switch (fault.effect()) {
        case Effect.Refuse refuse -> {
          ServiceException error = FaultWords.error(target, trace.operation, refuse.refusal());
          trace.mark(error.code() + counts(fault));
          throw error;
        }
        case Effect.Delay delay -> {
          long from = System.nanoTime();
          desk.hold(delay, hit.calms());
          long millis = (System.nanoTime() - from) / 1_000_000;
          trace.mark("held for " + millis + " ms" + counts(fault));
        }
        case Effect.Cut(boolean afterWork) -> {
          trace.mark(
              (afterWork ? "connection cut after the work" : "connection cut before the work")
                  + counts(fault));
          if (!afterWork) {
            throw new CutException();
          }
          trace.cutAfterWork = true;
        }
        case Effect.Skew skew -> {
          // Acts on the signature, long before.
        }
      }
    }
  }

  /**
   * No answer, after some of the body was taken: a client that waits for 100 Continue meets the cut
   * where others do, while it waits for its answer.
   */
  static HttpReply cut(HttpRequest request) {
    try {
      var _ = request.body().readNBytes(TAKEN_BEFORE_A_CUT);
      return HttpReply.CUT;
    } catch (IOException gone) {
      return HttpReply.CUT;
    }
  }

  private static String counts(Fault fault) {
    return fault.some() == fault.of() ? "" : ", " + fault.some() + " of " + fault.of();
  }
}
