package dev.lectern.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonIndentTest {

  @Test
  void textIsIndentedWithoutTouchingItsTokens() {
    assertThat(JsonIndent.of("{\"a\":1.50,\"a\":1e400,\"b\":[ ],\"c\":[1,{\"d\":\"x\\\"{,y\"}]}"))
        .contains(
            """
            {
              "a": 1.50,
              "a": 1e400,
              "b": [],
              "c": [
                1,
                {
                  "d": "x\\"{,y"
                }
              ]
            }\
            """);
    assertThat(JsonIndent.of("{\"a\":")).isEmpty();
    assertThat(JsonIndent.of("{} {}")).isEmpty();
    assertThat(JsonIndent.of(" ")).isEmpty();
    assertThat(JsonIndent.of("[".repeat(100_000))).isEmpty();
  }

  @Test
  void textAndTreeAreIndentedAlike() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      JsonNode tree = tree(random, 4);
      assertThat(JsonIndent.of(tree.toString())).contains(Json.PRETTY.writeValueAsString(tree));
    }
  }

  private static JsonNode tree(Random random, int depth) {
    int members = random.nextInt(4);
    switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0:
        return Json.MAPPER.getNodeFactory().numberNode(random.nextInt(1000));
      case 1:
        return Json.MAPPER.getNodeFactory().stringNode("a\"{[: ,\\é\n" + random.nextInt(9));
      case 2:
        return Json.MAPPER.getNodeFactory().nullNode();
      case 3:
        ArrayNode array = Json.array();
        for (int i = 0; i < members; i++) {
          array.add(tree(random, depth - 1));
        }
        return array;
      default:
        ObjectNode object = Json.object();
        for (int i = 0; i < members; i++) {
          object.set("name " + i, tree(random, depth - 1));
        }
        return object;
    }
  }
}
