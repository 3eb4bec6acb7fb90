package dev.lectern.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.Secret;
import dev.lectern.aws.SessionSpec;
import dev.lectern.json.Json;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptSessionTest {

  private static final SessionSpec PROFILE = new SessionSpec.Profile("dev", "eu-west-1");

  private static SessionSpec role(Optional<String> externalId) {
    return new SessionSpec.AssumedRole(
        PROFILE,
        "arn:aws:iam::111122223333:role/A",
        "me",
        externalId,
        Optional.of("mfa-device-1"),
        Optional.of(900));
  }

  @Test
  void aProfileAndARoleOnItAreTakenAgain() {
    for (SessionSpec spec : new SessionSpec[] {PROFILE, role(Optional.empty())}) {
      String json = Json.MAPPER.writeValueAsString(KeptSession.of(spec));
      assertThat(Json.MAPPER.readValue(json, KeptSession.class).spec(null)).contains(spec);
    }
  }

  @Test
  void whatNeedsASecretIsNotKept() {
    String json = Json.MAPPER.writeValueAsString(KeptSession.of(role(Optional.of("external-9"))));
    assertThat(json).doesNotContain("external-9").doesNotContain("role/A");
    KeptSession endpoint =
        KeptSession.of(
            new SessionSpec.CustomEndpoint(
                URI.create("http://localhost:9000"),
                "known-key",
                new Secret("known-secret"),
                "us-east-1",
                true));
    assertThat(Json.MAPPER.writeValueAsString(endpoint))
        .contains("localhost:9000")
        .doesNotContain("known-key")
        .doesNotContain("known-secret");
    assertThat(endpoint.spec(null)).isEmpty();
  }
}
