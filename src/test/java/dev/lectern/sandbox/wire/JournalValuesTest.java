package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JournalValuesTest {

  @Test
  void small_structures_stay_and_secrets_go_wherever_they_stand() {
    ObjectNode members = Json.object().put("TableName", "t").put("SSECustomerKey", "k");
    members.putObject("Key").putObject("pk").put("S", "x");
    members.putObject("AccessKey").put("AccessKeyId", "A").put("SecretAccessKey", "s");
    members.putObject("Credentials").put("SessionToken", "s");
    assertThat(JournalValues.of(members).toString())
        .isEqualTo(
            "{\"TableName\":\"t\",\"Key\":{\"pk\":{\"S\":\"x\"}},\"AccessKey\":{\"AccessKeyId\":\"A\"},"
                + "\"Credentials\":{}}");
  }

  @Test
  void a_list_keeps_its_length_and_its_first_elements() {
    ObjectNode members = Json.object();
    ArrayNode items = members.putArray("Items");
    for (int i = 0; i < 100; i++) {
      items.addObject().put("n", i);
    }
    members.putObject("ConsumedCapacity").put("CapacityUnits", 1.5);
    ObjectNode kept = JournalValues.of(members);
    assertThat(kept.path("Items").size()).isEqualTo(100);
    assertThat(kept.path("Items").get(3).path("n").asInt()).isEqualTo(3);
    assertThat(kept.path("Items").get(99).isEmpty()).isTrue();
    assertThat(kept.path("ConsumedCapacity").path("CapacityUnits").asDouble()).isEqualTo(1.5);
    items.add(1);
    assertThat(JournalValues.of(members).has("Items")).isFalse();
  }

  @Test
  void every_element_of_a_short_list_keeps_its_outer_values() {
    ObjectNode members = Json.object();
    ArrayNode results = members.putArray("EvaluationResults");
    for (String decision : List.of("allowed", "implicitDeny", "explicitDeny")) {
      ObjectNode result = results.addObject();
      ArrayNode statements = result.putArray("MatchedStatements");
      for (int i = 0; i < 30; i++) {
        statements.addObject().put("SourcePolicyId", "p" + i);
      }
      result.put("EvalDecision", decision);
    }
    assertThat(JournalValues.of(members).path("EvaluationResults"))
        .extracting(each -> each.path("EvalDecision").asString())
        .containsExactly("allowed", "implicitDeny", "explicitDeny");
  }
}
