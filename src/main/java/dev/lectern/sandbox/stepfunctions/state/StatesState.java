package dev.lectern.sandbox.stepfunctions.state;

import dev.lectern.sandbox.store.Documents;
import dev.lectern.sandbox.store.Store;

/**
 * What Step Functions keeps, all of it on the sandbox's store.
 *
 * @param machines by account, Region and name
 * @param versions by the machine and number
 * @param aliases by the machine and name
 * @param definitions texts that executions run, by hash
 * @param executions by the machine and name
 * @param progress how they stand, by id
 * @param running keys of executions that are not at their end, by id
 * @param frames where they stand, by id of the execution and the frame
 * @param events their history, by id of the execution and number
 * @param activities by account, Region and name
 * @param mapRuns by the machine with its label, and id
 */
public record StatesState(
    Store store,
    Documents machines,
    Documents versions,
    Documents aliases,
    Documents definitions,
    Documents executions,
    Documents progress,
    Documents running,
    Documents frames,
    Documents events,
    Documents activities,
    Documents mapRuns) {

  /** On the sandbox's store. */
  public static StatesState on(Store store) {
    return new StatesState(
        store,
        new Documents(store, "states-machines"),
        new Documents(store, "states-versions"),
        new Documents(store, "states-aliases"),
        new Documents(store, "states-definitions"),
        new Documents(store, "states-executions"),
        new Documents(store, "states-progress"),
        new Documents(store, "states-running"),
        new Documents(store, "states-frames"),
        new Documents(store, "states-events"),
        new Documents(store, "states-activities"),
        new Documents(store, "states-map-runs"));
  }

  /** A number as part of a key, so that keys are in its order. */
  public static String number(long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
  }
}
