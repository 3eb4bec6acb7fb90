package dev.lectern.aws;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.SandboxInstance;
import java.net.URI;
import java.util.Optional;

/** What the user chose to connect to. Prints no secret. */
public sealed interface SessionSpec {

  /** Region that clients are built for; blank when none was found. */
  String region();

  /** What the session chip says. */
  String label();

  /** The kind that {@link SessionInfo} tells. */
  SessionInfo.Kind kind();

  /** The same choice in another Region. */
  SessionSpec inRegion(String region);

  /** An account of the engine inside the program, as its root. */
  record Sandbox(SandboxInstance instance, SandboxInstance.Account account, String region)
      implements SessionSpec {
    @Override
    public String label() {
      return "Sandbox";
    }

    @Override
    public SessionInfo.Kind kind() {
      return SessionInfo.Kind.SANDBOX;
    }

    @Override
    public SessionSpec inRegion(String other) {
      return new Sandbox(instance, account, other);
    }

    /** The same sandbox in another of its accounts; the same one when it has no such account. */
    public Sandbox at(String accountId) {
      return instance.accounts().stream()
          .filter(one -> one.id().equals(accountId))
          .findFirst()
          .map(one -> new Sandbox(instance, one, region))
          .orElse(this);
    }
  }

  /**
   * A user or role of the sandbox, or somebody who does not sign; at once, without asking a trust
   * policy.
   */
  record SandboxIdentity(Sandbox base, Authority.Identity who) implements SessionSpec {
    @Override
    public String region() {
      return base.region();
    }

    @Override
    public String label() {
      return who.name();
    }

    @Override
    public SessionInfo.Kind kind() {
      return SessionInfo.Kind.SANDBOX;
    }

    @Override
    public SessionSpec inRegion(String other) {
      return new SandboxIdentity(new Sandbox(base.instance(), base.account(), other), who);
    }
  }

  /** A profile of the shared AWS configuration. */
  record Profile(String name, String region) implements SessionSpec {
    @Override
    public String label() {
      return name;
    }

    @Override
    public SessionInfo.Kind kind() {
      return SessionInfo.Kind.PROFILE;
    }

    @Override
    public SessionSpec inRegion(String other) {
      return new Profile(name, other);
    }
  }

  /**
   * A role taken on with the credentials of another session ({@code sts:AssumeRole}).
   *
   * @param externalId what the role's trust policy may ask for
   * @param mfaSerial ARN or serial number of the MFA device that the trust policy may ask for
   * @param seconds how long the credentials last, 900 to 43,200; AWS's 3,600 when empty
   * @param policy session policy, which narrows what the role may
   */
  record AssumedRole(
      SessionSpec base,
      String roleArn,
      String sessionName,
      Optional<String> externalId,
      Optional<String> mfaSerial,
      Optional<Integer> seconds,
      Optional<String> policy)
      implements SessionSpec {

    /** Without a session policy. */
    public AssumedRole(
        SessionSpec base,
        String roleArn,
        String sessionName,
        Optional<String> externalId,
        Optional<String> mfaSerial,
        Optional<Integer> seconds) {
      this(base, roleArn, sessionName, externalId, mfaSerial, seconds, Optional.empty());
    }

    @Override
    public String region() {
      return base.region();
    }

    @Override
    public String label() {
      return roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }

    @Override
    public SessionInfo.Kind kind() {
      return SessionInfo.Kind.ASSUMED_ROLE;
    }

    @Override
    public SessionSpec inRegion(String other) {
      return new AssumedRole(
          base.inRegion(other), roleArn, sessionName, externalId, mfaSerial, seconds, policy);
    }
  }

  /**
   * Another AWS-compatible server: LocalStack, MinIO and the like.
   *
   * @param pathStyle whether S3 is asked with the bucket in the path
   */
  record CustomEndpoint(
      URI uri, String accessKeyId, Secret secretAccessKey, String region, boolean pathStyle)
      implements SessionSpec {
    @Override
    public String label() {
      return uri.getAuthority();
    }

    @Override
    public SessionInfo.Kind kind() {
      return SessionInfo.Kind.CUSTOM_ENDPOINT;
    }

    @Override
    public SessionSpec inRegion(String other) {
      return new CustomEndpoint(uri, accessKeyId, secretAccessKey, other, pathStyle);
    }
  }
}
