package dev.lectern.aws;

import dev.lectern.calls.Operations;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Stops a mutating call before anything is sent, when the session's guard says so. */
record GuardInterceptor(WriteGuard guard) implements ExecutionInterceptor {

  @Override
  @SuppressWarnings("deprecation") // The SDK has no other public place for the signing name.
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (Operations.mutating(operation)) {
      guard.check(
          attributes.getAttribute(AwsSignerExecutionAttribute.SERVICE_SIGNING_NAME), operation);
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof AwsServiceException refusal) {
      guard.refused(refusal);
    }
  }
}
