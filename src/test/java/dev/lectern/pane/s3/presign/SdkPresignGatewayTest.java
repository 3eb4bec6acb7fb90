package dev.lectern.pane.s3.presign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.ResolvedSession;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.WriteGuard;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.presign.PresignGateway.Answer;
import dev.lectern.pane.s3.presign.PresignGateway.Method;
import dev.lectern.pane.s3.presign.PresignGateway.Request;
import dev.lectern.pane.s3.presign.PresignGateway.Signed;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SdkPresignGatewayTest {

  @Test
  void urlsAreSignedForTheirHeadersAndAChangedOneIsRefused() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      SdkPresignGateway gateway = new SdkPresignGateway(new BucketCallsGateway(clients));
      for (Method method : Method.values()) {
        Signed signed =
            gateway.sign(
                new Request(
                    method,
                    "dv-none",
                    "a b+c/ü.txt",
                    null,
                    Duration.ofMinutes(5),
                    method == Method.PUT ? "text/csv" : "",
                    method == Method.GET ? "x.txt" : ""));
        assertThat(UrlPart.of(signed.url()))
            .extracting(UrlPart::name)
            .contains("X-Amz-Signature", "X-Amz-Credential");
        assertThat(UrlPart.end(UrlPart.of(signed.url()))).isPresent();
        assertThat(signed.headers().containsKey("content-type")).isEqualTo(method == Method.PUT);

        String wrong =
            signed.url().toString().replaceFirst("X-Amz-Expires=300", "X-Amz-Expires=301");
        Answer refused = gateway.use(new Signed(method, URI.create(wrong), signed.headers()), "x");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("SignatureDoesNotMatch");
        // the right one gets past the signature: what it meets then is that there is no bucket
        assertThat(gateway.use(signed, "x").body()).doesNotContain("SignatureDoesNotMatch");
      }
    }
  }

  @Test
  void whatChangesAReadOnlyAccountIsNotSent() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary())) {
      ResolvedSession open = SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1");
      WriteGuard shut =
          (service, operation) -> {
            throw new ProblemException(UserProblem.of("Read-only.", service + operation, ""));
          };
      try (SessionClients clients =
          new ClientFactory(new CallRecorder())
              .open(new ResolvedSession(open.info(), open.credentials(), shut), "test")) {
        SdkPresignGateway gateway = new SdkPresignGateway(new BucketCallsGateway(clients));
        for (Method method : new Method[] {Method.PUT, Method.DELETE}) {
          Signed signed = gateway.sign(request(method));
          assertThatThrownBy(() -> gateway.use(signed, "x"))
              .isInstanceOf(ProblemException.class)
              .hasMessageContaining("s3" + (method == Method.PUT ? "Put" : "Delete") + "Object");
        }
        assertThat(sandbox.journal().latest(10)).isEmpty();
        assertThat(gateway.use(gateway.sign(request(Method.GET)), "").status()).isEqualTo(404);
      }
    }
  }

  private static Request request(Method method) {
    return new Request(method, "dv-none", "k", null, Duration.ofMinutes(5), "", "");
  }
}
