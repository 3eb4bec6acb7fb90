package dev.lectern.pane.lambda.queue;

import dev.lectern.pane.lambda.data.Merge;

/** How asynchronous events are treated. Blocking; failures are the SDK's exceptions. */
public interface QueueGateway {

  /**
   * The settings of a function ("Configuring error handling settings for asynchronous
   * invocations").
   *
   * @param retries 0 to 2
   * @param ageSeconds 60 to 21,600
   * @param onSuccess ARN, or empty
   * @param onFailure ARN, or empty
   */
  record Rules(int retries, int ageSeconds, String onSuccess, String onFailure) {

    /** Without any settings. */
    static final Rules DEFAULT = new Rules(2, 21_600, "", "");

    /**
     * These edits, put into what somebody else made of the rules meanwhile.
     *
     * @param base what the edits were made on
     */
    Rules merged(Rules base, Rules theirs) {
      return new Rules(
          Merge.of(base.retries, retries, theirs.retries),
          Merge.of(base.ageSeconds, ageSeconds, theirs.ageSeconds),
          Merge.of(base.onSuccess, onSuccess, theirs.onSuccess),
          Merge.of(base.onFailure, onFailure, theirs.onFailure));
    }
  }

  /** GetFunctionEventInvokeConfig; the defaults when there is none. */
  Rules rules(String function);

  /** PutFunctionEventInvokeConfig. */
  void save(String function, Rules rules);
}
