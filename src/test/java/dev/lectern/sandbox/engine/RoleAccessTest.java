package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.ManagedPolicies;
import dev.lectern.sandbox.store.Store;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RoleAccessTest {

  private static final String ACCOUNT = "111122223333";
  private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/worker";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void aFunctionActsAsItsRoleWhereLambdaIsTrusted() throws Exception {
    try (Store store = Store.open(null)) {
      Identities identities =
          new Identities(
              new IdentityStore(store), ManagedPolicies.load(), id -> Optional.empty(), () -> NOW);
      RoleAccess access =
          new RoleAccess(
              identities,
              () -> NOW,
              () -> URI.create("http://127.0.0.1:1"),
              (account, region, role, function) -> Map.of("AWS_ACCESS_KEY_ID", "ROOT"));
      assertThat(access.environment(ACCOUNT, "us-east-1", ROLE, "f"))
          .containsEntry("AWS_ACCESS_KEY_ID", "ROOT");

      keep(store, identities, "ec2.amazonaws.com");
      assertThat(access.environment(ACCOUNT, "us-east-1", ROLE, "f"))
          .containsOnlyKeys("AWS_ENDPOINT_URL");

      keep(store, identities, "lambda.amazonaws.com");
      Map<String, String> environment = access.environment(ACCOUNT, "us-east-1", ROLE, "f");
      assertThat(environment).containsKeys("AWS_SESSION_TOKEN", "AWS_SECRET_ACCESS_KEY");
      var key = identities.find(environment.get("AWS_ACCESS_KEY_ID")).orElseThrow();
      assertThat(key.caller().arn())
          .isEqualTo("arn:aws:sts::" + ACCOUNT + ":assumed-role/worker/f");
      assertThat(identities.principal(key.caller()).kind()).isEqualTo(Principal.Kind.ROLE);
      String function = "arn:aws:lambda:us-east-1:" + ACCOUNT + ":function:f";
      assertThat(identities.principal(key.caller()).keys())
          .containsEntry("lambda:SourceFunctionArn", List.of(function));

      String trusted = ",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"" + function + "\"}";
      String owner = ",\"StringEquals\":{\"aws:SourceAccount\":\"" + ACCOUNT + "\"}}";
      keep(store, identities, "lambda.amazonaws.com", trusted + owner);
      assertThat(access.environment(ACCOUNT, "us-east-1", ROLE, "f"))
          .containsKey("AWS_SESSION_TOKEN");
      assertThat(access.environment(ACCOUNT, "us-east-1", ROLE, "g"))
          .containsOnlyKeys("AWS_ENDPOINT_URL");
    }
  }

  private static void keep(Store store, Identities identities, String service) throws Exception {
    keep(store, identities, service, "");
  }

  private static void keep(Store store, Identities identities, String service, String condition)
      throws Exception {
    ObjectNode role =
        Json.object()
            .put("account", ACCOUNT)
            .put("RoleName", "worker")
            .put("RoleId", "AROAWORKER")
            .put("Arn", ROLE)
            .put(
                "trust",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"Service\":\""
                    + service
                    + "\"},\"Action\":\"sts:AssumeRole\""
                    + condition
                    + "}]}");
    store.write(
        tx -> {
          identities.store().save(tx, Kind.ROLE, ACCOUNT, "worker", role);
          return role;
        });
  }
}
