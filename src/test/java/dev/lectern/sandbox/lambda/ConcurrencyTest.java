package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Reserved and provisioned concurrency, and the queue of asynchronous events. */
class ConcurrencyTest extends LambdaTest {

  @Test
  void reservedConcurrencyIsALimitOfItsOwn() throws Exception {
    python("orders");
    lambda.putFunctionConcurrency(p -> p.functionName("orders").reservedConcurrentExecutions(1));
    assertThat(lambda.getFunctionConcurrency(g -> g.functionName("orders")))
        .satisfies(c -> assertThat(c.reservedConcurrentExecutions()).isEqualTo(1));
    assertThat(lambda.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
        .isEqualTo(999);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<InvokeResponse> busy =
          threads.submit(() -> whenFree("orders", "{\"do\":\"sleep\",\"seconds\":2}"));
      until(
          "the other call is throttled",
          () -> {
            LambdaException error = refused(() -> invoke("orders", "{}"));
            if (error == null) {
              return busy.isDone();
            }
            assertThat(error).isInstanceOf(TooManyRequestsException.class);
            assertThat(error.statusCode()).isEqualTo(429);
            assertThat(((TooManyRequestsException) error).reasonAsString())
                .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Rate Exceeded.");
            return true;
          });
      assertThat(body(busy.get())).contains("count");
    }
    assertThat(
            refused(
                () ->
                    lambda.putFunctionConcurrency(
                        p -> p.functionName("orders").reservedConcurrentExecutions(901))))
        .hasMessageContaining("UnreservedConcurrentExecution below its minimum value of [100]");
    lambda.putFunctionConcurrency(p -> p.functionName("orders").reservedConcurrentExecutions(0));
    assertCode(refused(() -> invoke("orders", "{}")), 429, "TooManyRequestsException");
    lambda.deleteFunctionConcurrency(d -> d.functionName("orders"));
    assertThat(body(invoke("orders", "{}"))).contains("count");
  }

  /** Invokes again while another call has the only place. */
  private InvokeResponse whenFree(String function, String payload) {
    while (true) {
      try {
        return invoke(function, payload);
      } catch (TooManyRequestsException taken) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void provisionedConcurrencyIsWarmBeforeTheFirstCall() throws Exception {
    python("orders");
    lambda.publishVersion(p -> p.functionName("orders"));
    lambda.createAlias(a -> a.functionName("orders").name("live").functionVersion("1"));
    assertThat(
            refused(
                () ->
                    lambda.putProvisionedConcurrencyConfig(
                        p ->
                            p.functionName("orders")
                                .qualifier("$LATEST")
                                .provisionedConcurrentExecutions(1))))
        .hasMessageContaining("cannot be applied to unpublished function versions");
    lambda.putProvisionedConcurrencyConfig(
        p -> p.functionName("orders").qualifier("live").provisionedConcurrentExecutions(2));
    until(
        "ready",
        () ->
            lambda
                    .getProvisionedConcurrencyConfig(
                        g -> g.functionName("orders").qualifier("live"))
                    .status()
                == ProvisionedConcurrencyStatusEnum.READY);
    InvokeResponse first = invoke("orders:live", "{\"do\":\"environment\"}");
    assertThat(log(first)).doesNotContain("Init Duration").doesNotContain("static block");
    assertThat(body(first))
        .contains("\"AWS_LAMBDA_INITIALIZATION_TYPE\": \"provisioned-concurrency\"");
    lambda.deleteProvisionedConcurrencyConfig(d -> d.functionName("orders").qualifier("live"));
    assertCode(
        refused(
            () ->
                lambda.getProvisionedConcurrencyConfig(
                    g -> g.functionName("orders").qualifier("live"))),
        404,
        "ProvisionedConcurrencyConfigNotFoundException");
  }

  private static final String COUNTING =
      """
      import json, os
      def handler(event, context):
          if "requestContext" in event:
              event["kept"] = True
              open(event_file(), "w").write(json.dumps(event))
              return
          with open(os.environ["FILE"], "a") as out:
              out.write(context.aws_request_id + "\\n")
          if event.get("fail"):
              raise ValueError("asked to fail")
      def event_file():
          return os.environ["FILE"] + ".record"
      """;

  @Test
  void aFailedEventIsTriedThreeTimesAndItsDestinationIsTold() throws Exception {
    var file = java.nio.file.Files.createTempFile("lambda", "attempts");
    var record = java.nio.file.Path.of(file + ".record");
    try {
      for (String name : new String[] {"worker", "told"}) {
        python(
            name,
            COUNTING,
            f -> f.environment(e -> e.variables(java.util.Map.of("FILE", file.toString()))));
      }
      lambda.putFunctionEventInvokeConfig(
          p ->
              p.functionName("worker")
                  .destinationConfig(
                      d ->
                          d.onFailure(
                              o ->
                                  o.destination(
                                      "arn:aws:lambda:us-east-1:111122223333:function:told"))));
      assertCode(
          refused(
              () ->
                  lambda.putFunctionEventInvokeConfig(
                      p -> p.functionName("worker").maximumEventAgeInSeconds(59))),
          400,
          "ValidationException");
      InvokeResponse accepted =
          invoke(
              "worker",
              "{\"fail\":true}",
              i -> i.invocationType(InvocationType.EVENT).logType((String) null));
      String id = accepted.responseMetadata().requestId();
      until(
          "three attempts",
          () -> {
            sandbox.clock().advance(Duration.ofSeconds(2));
            return java.nio.file.Files.readAllLines(file).size() >= 3;
          });
      until(
          "the destination was told",
          () ->
              java.nio.file.Files.exists(record)
                  && java.nio.file.Files.readString(record).contains("kept"));
      assertThat(java.nio.file.Files.readAllLines(file)).containsExactly(id, id, id);
      assertThat(java.nio.file.Files.readString(record))
          .contains("\"condition\": \"RetriesExhausted\"", "\"approximateInvokeCount\": 3")
          .contains("\"functionError\": \"Unhandled\"", "\"requestPayload\": {\"fail\": true}")
          .contains("asked to fail");
    } finally {
      java.nio.file.Files.deleteIfExists(file);
      java.nio.file.Files.deleteIfExists(record);
    }
  }
}
