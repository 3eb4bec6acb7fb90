package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.IamRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every condition key that an operation is said to have is there when the request has what it is
 * made of, and a condition on it decides. The editor offers these keys, the simulator knows them:
 * one that is never filled would be an Allow that never allows and a Deny that never denies.
 */
class ContextKeysTest extends ContextKeysFixture {

  /** Decided by what they carry, by other tests; WriteGetObjectResponse is not about objects. */
  private static final Set<String> ELSEWHERE =
      Set.of("s3:DeleteObjects", "sts:AssumeRoleWithWebIdentity");

  private record Filled(OperationModel operation, Access access, Map<String, List<String>> keys) {}

  private static final RequestHead HEAD =
      new RequestHead(
          "PUT",
          "/",
          "",
          Map.of(
              "authorization",
              List.of("AWS4-HMAC-SHA256 Credential=x"),
              "x-amz-content-sha256",
              List.of("UNSIGNED-PAYLOAD")),
          "127.0.0.1");

  private List<Filled> filled() throws Exception {
    make();
    List<Filled> all = new ArrayList<>();
    for (Service service : sandbox.running()) {
      ServiceModel model = ServiceModel.load(service.id());
      for (OperationModel operation : model.operations()) {
        if (service.operations().containsKey(operation.name())
            && !ELSEWHERE.contains(service.id() + ":" + operation.name())) {
          for (Access access :
              ((Protected) service).accesses(ask(service.id(), operation, input(operation)))) {
            all.add(new Filled(operation, access, access.keys().get()));
          }
        }
      }
    }
    return all;
  }

  private ObjectNode input(OperationModel operation) {
    ObjectNode input = Json.object();
    for (String member : operation.input().members().keySet()) {
      value(operation, member).ifPresent(value -> input.set(member, value));
    }
    return input;
  }

  private static Ask ask(String service, OperationModel operation, ObjectNode input) {
    String resource =
        operation.resource().replace("{Region}", "us-east-1").replace("{AccountId}", ALICE.id());
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      resource = resource.replace("{" + member.getKey() + "}", member.getValue().asString(""));
    }
    return new Ask(operation.name(), operation.action(), resource, input, ann(), "us-east-1", HEAD);
  }

  @Test
  void everyDeclaredKeyIsFilledAndDecides() throws Exception {
    List<Filled> all = filled();
    Map<String, Set<String>> missing = new HashMap<>();
    Map<String, OperationModel> operations = new HashMap<>();
    Map<String, Set<String>> seen = new HashMap<>();
    for (Filled one : all) {
      String name = one.operation.action().split(":")[0] + " " + one.operation.name();
      operations.put(name, one.operation);
      seen.computeIfAbsent(name, any -> new java.util.TreeSet<>()).addAll(one.keys.keySet());
    }
    operations.forEach(
        (name, operation) -> {
          for (String key : operation.keys()) {
            boolean there =
                key.endsWith("/")
                    ? seen.get(name).stream().anyMatch(one -> one.startsWith(key))
                    : seen.get(name).contains(key);
            if (!there) {
              missing.computeIfAbsent(name, any -> new java.util.TreeSet<>()).add(key);
            }
          }
        });
    assertThat(missing).as("declared and never filled").isEmpty();
    assertThat(operations).hasSizeGreaterThan(280);
    assertThat(decided(all)).isGreaterThan(900);
  }

  private static int decided(List<Filled> all) {
    int decided = 0;
    for (Filled one : all) {
      for (Map.Entry<String, List<String>> key : one.keys.entrySet()) {
        String value = key.getValue().getFirst();
        String what = one.operation.name() + " " + one.access.action() + " " + key;
        assertThat(allowed(one, key.getKey(), value)).as(what).isTrue();
        assertThat(allowed(one, key.getKey(), value + "-other")).as(what).isFalse();
        decided++;
      }
    }
    return decided;
  }

  /** Whether somebody may who is allowed this action under a condition on a key. */
  private static boolean allowed(Filled one, String key, String value) {
    ObjectNode document = Json.object().put("Version", "2012-10-17");
    ArrayNode statements = document.putArray("Statement");
    ObjectNode statement = statements.addObject().put("Effect", "Allow");
    statement.put("Action", one.access.action()).put("Resource", "*");
    statement.putObject("Condition").putObject("ForAnyValue:StringEquals").put(key, value);
    Principal ann =
        new Principal(
            Principal.Kind.USER,
            ALICE.id(),
            ann().arn(),
            null,
            ann().userId(),
            List.of(new NamedPolicy("p", IamRules.IDENTITY.read(document.toString()))),
            null,
            null,
            Map.of());
    return Evaluator.decide(
            ann,
            new AccessRequest(
                ann(),
                one.access.action(),
                one.access.resource(),
                new dev.lectern.sandbox.ResourceOwner.CallersAccount(),
                ResourcePolicy.NONE,
                () -> Context.of(one.keys)))
        .allowed();
  }
}
