package dev.lectern.pane.calls;

import dev.lectern.aws.AwsClients;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks STS of the session. */
public final class SdkDecodeGateway implements DecodeGateway {

  private final Supplier<Optional<AwsClients>> clients;

  /**
   * With the clients of the session.
   *
   * @param clients empty while there is no session
   */
  public SdkDecodeGateway(Supplier<Optional<AwsClients>> clients) {
    this.clients = clients;
  }

  @Override
  public String decode(String encoded) {
    return clients
        .get()
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "There is no session.",
                        "The message is decoded by STS, and nobody is signed in.",
                        "Choose a session, then decode it.")))
        .withOrigin("Call Lens")
        .sts()
        .decodeAuthorizationMessage(request -> request.encodedMessage(encoded))
        .decodedMessage();
  }
}
