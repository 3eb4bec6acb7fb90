package dev.lectern.aws;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Authority.Identity;
import dev.lectern.sandbox.SandboxInstance.Account;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** As whom a session can try requests without asking anybody. Any thread; may block. */
interface Personas {

  /** Only without a signature. */
  Personas NONE =
      new Personas() {
        @Override
        public List<Persona> list() {
          return List.of(Persona.ANONYMOUS);
        }

        @Override
        public Optional<AwsCredentialsProvider> credentials(Persona who) {
          return who.kind() == Persona.Kind.ANONYMOUS
              ? Optional.of(AnonymousCredentialsProvider.create())
              : Optional.empty();
        }
      };

  /** Whom one can be at once. */
  List<Persona> list();

  /** What signs as somebody; empty when it takes {@code sts:AssumeRole} to be that one. */
  Optional<AwsCredentialsProvider> credentials(Persona who);

  /** Everybody whom the place of a session knows. */
  static Personas of(SessionSpec spec) {
    return switch (spec) {
      case SessionSpec.Sandbox sandbox -> new OfSandbox(sandbox);
      case SessionSpec.SandboxIdentity identity -> of(identity.base());
      case SessionSpec.AssumedRole role -> of(role.base());
      case SessionSpec.Profile profile -> NONE;
      case SessionSpec.CustomEndpoint endpoint -> NONE;
    };
  }

  /**
   * Users and roles of the sandbox, those of the session's own account first; their trust policies
   * are not asked.
   */
  record OfSandbox(SessionSpec.Sandbox sandbox) implements Personas {

    @Override
    public List<Persona> list() {
      return identities().stream().map(this::persona).toList();
    }

    private List<Identity> identities() {
      Authority authority = sandbox.instance().authority();
      String own = sandbox.account().id();
      Stream<String> others =
          sandbox.instance().accounts().stream().map(Account::id).filter(id -> !id.equals(own));
      return Stream.concat(Stream.of(own), others)
          .flatMap(id -> authority.identities(id).stream())
          .distinct()
          .toList();
    }

    private Persona persona(Identity identity) {
      boolean away =
          identity.kind() != Identity.Kind.ANONYMOUS
              && !identity.account().equals(sandbox.account().id());
      return new Persona(
          Persona.Kind.valueOf(identity.kind().name()),
          away ? identity.name() + " of " + identity.account() : identity.name(),
          identity.arn());
    }

    @Override
    public Optional<AwsCredentialsProvider> credentials(Persona who) {
      return identities().stream()
          .filter(one -> persona(one).equals(who))
          .findFirst()
          .map(one -> IdentityCredentials.of(new SessionSpec.SandboxIdentity(sandbox, one)));
    }
  }
}
