package dev.lectern.pane.lambda.queue;

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
  }

  /** GetFunctionEventInvokeConfig; the defaults when there is none. */
  Rules rules(String function);

  /** PutFunctionEventInvokeConfig. */
  void save(String function, Rules rules);
}
