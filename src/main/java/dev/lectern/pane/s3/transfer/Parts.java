package dev.lectern.pane.s3.transfer;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** The states of a transfer's parts; safe for any thread. Parts are counted from 0. */
public final class Parts {

  private final PartPlan plan;
  private final PartState[] states;
  private final byte[] tries;
  private final AtomicLongArray filled;
  private int cursor;
  private int done;

  /** All waiting. */
  public Parts(PartPlan plan) {
    this.plan = plan;
    this.states = new PartState[plan.parts()];
    this.tries = new byte[plan.parts()];
    this.filled = new AtomicLongArray(plan.parts());
    Arrays.fill(states, PartState.WAITING);
  }

  /** How they are cut. */
  public PartPlan plan() {
    return plan;
  }

  /** Their number. */
  public int count() {
    return states.length;
  }

  /** How far a part is. */
  public synchronized PartState state(int part) {
    return states[part];
  }

  /** How much of a part went over the wire, 0 to 1. */
  public double fill(int part) {
    long length = plan.length(part);
    return length == 0 ? 0 : Math.min(1, (double) filled.get(part) / length);
  }

  /** Bytes that went over the wire for parts that are done or on their way. */
  public long bytes() {
    long sum = 0;
    for (int part = 0; part < filled.length(); part++) {
      sum += filled.get(part);
    }
    return sum;
  }

  synchronized boolean allDone() {
    return done == states.length;
  }

  /** Number of parts that are done. */
  public synchronized int doneCount() {
    return done;
  }

  /** The next part to be sent, now marked as being sent; -1 when there is none. */
  synchronized int take() {
    for (int i = 0; i < states.length; i++) {
      int part = (cursor + i) % states.length;
      if (states[part] == PartState.WAITING || states[part] == PartState.RETRYING) {
        states[part] = PartState.SENDING;
        cursor = part + 1;
        return part;
      }
    }
    return -1;
  }

  void add(int part, long bytes) {
    filled.addAndGet(part, bytes);
  }

  void restart(int part) {
    filled.set(part, 0);
  }

  synchronized void done(int part) {
    if (states[part] != PartState.DONE) {
      states[part] = PartState.DONE;
      done++;
    }
    filled.set(part, plan.length(part));
  }

  /** Back to waiting, because the transfer was paused. */
  synchronized void release(int part) {
    states[part] = PartState.WAITING;
    filled.set(part, 0);
    cursor = Math.min(cursor, part);
  }

  /** Marks a failure. True when the part is worth another try. */
  synchronized boolean failed(int part, int limit) {
    filled.set(part, 0);
    boolean again = ++tries[part] < limit;
    states[part] = again ? PartState.RETRYING : PartState.FAILED;
    return again;
  }

  /** Gives failed parts their tries back. */
  synchronized void forgive() {
    for (int part = 0; part < states.length; part++) {
      tries[part] = 0;
      if (states[part] == PartState.FAILED) {
        states[part] = PartState.WAITING;
      }
    }
    cursor = 0;
  }
}
