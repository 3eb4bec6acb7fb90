package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.Persona;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.lab.check.LabHost;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OwnerClientsTest {

  @Test
  void labsAndDemosWorkAsRootWhileTheLearnerActsAsSomebodyElse() throws Exception {
    AtomicReference<Optional<AwsClients>> session = new AtomicReference<>(Optional.empty());
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients root =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test");
        OwnerClients owners = new OwnerClients(session::get)) {
      assertThat(owners.get()).isEmpty();

      session.set(Optional.of(root));
      AwsClients owner = owners.get().orElseThrow();
      assertThat(owner.sts().getCallerIdentity().arn()).endsWith(":root");

      root.iam().createUser(b -> b.userName("ann"));
      Persona ann =
          root.personas().stream()
              .filter(one -> one.name().equals("ann"))
              .findFirst()
              .orElseThrow();
      try (SessionClients asAnn = root.as(ann)) {
        root.close();
        session.set(Optional.of(asAnn));
        assertThat(asAnn.sts().getCallerIdentity().arn()).endsWith(":user/ann");
        assertThat(owners.get()).containsSame(owner);
        assertThat(owner.iam().listUsers().users()).hasSize(1);
        assertThat(LabHost.place(asAnn)).isEqualTo(LabHost.place(owner));
      }
    }
  }
}
