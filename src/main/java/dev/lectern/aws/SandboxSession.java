package dev.lectern.aws;

import dev.lectern.sandbox.SandboxInstance;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The session that the console starts with: an account of the running sandbox, as its root. */
public final class SandboxSession {

  private SandboxSession() {}

  /**
   * The session of one of the sandbox's accounts. Nothing is called: the sandbox told who it is.
   */
  public static ResolvedSession of(
      SandboxInstance sandbox, SandboxInstance.Account account, String region) {
    SessionInfo info =
        new SessionInfo(
            "sandbox-" + account.id() + "-" + region,
            SessionInfo.Kind.SANDBOX,
            "Sandbox",
            region,
            account.id(),
            "arn:aws:iam::" + account.id() + ":root",
            Optional.of(sandbox.endpoint()));
    return new ResolvedSession(
        info,
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())),
        WriteGuard.OPEN,
        sandbox.clock()::now,
        true,
        Personas.of(new SessionSpec.Sandbox(sandbox, account, region)));
  }
}
