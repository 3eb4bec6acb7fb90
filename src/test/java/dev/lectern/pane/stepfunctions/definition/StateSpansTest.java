package dev.lectern.pane.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.stepfunctions.graph.MachineGraph;
import dev.lectern.pane.stepfunctions.machines.Template;
import dev.lectern.ui.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateSpansTest {

  @ParameterizedTest
  @EnumSource(Template.class)
  void theTextHasTheStatesThatAreDrawn(Template template) {
    List<String> drawn = new ArrayList<>();
    ids(MachineGraph.of(template.definition()).orElseThrow(), drawn);
    drawn.removeAll(List.of(MachineGraph.START, MachineGraph.END));
    StateSpans spans = StateSpans.of(template.definition());
    assertThat(spans.ids()).containsExactlyInAnyOrderElementsOf(drawn);
    for (String id : drawn) {
      int inside = template.definition().indexOf("\"" + id + "\": {") + 2;
      assertThat(spans.at(inside).orElseThrow().id()).isEqualTo(id);
    }
  }

  private static void ids(Graph graph, List<String> ids) {
    for (Graph.Node node : graph.nodes()) {
      ids.add(node.id());
      node.parts().forEach(part -> ids(part, ids));
    }
  }

  @Test
  void aTornTextHasTheStatesBeforeTheTear() {
    StateSpans spans =
        StateSpans.of("{\"States\": {\"A\": {\"Type\": \"Pass\"}, \"B\": {\"Type\": oops");
    assertThat(spans.ids()).containsExactly("A", "B");
    assertThat(spans.at(14).orElseThrow().id()).isEqualTo("A");
    assertThat(spans.at(0)).isEmpty();
  }

  @Test
  void aSecondStateOfANameIsAnother() {
    String text =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Map\", \"ItemProcessor\":"
            + " {\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}},"
            + " \"End\": true}}}";
    assertThat(StateSpans.of(text).ids()).containsExactly("A", "A'");
    List<String> drawn = new ArrayList<>();
    ids(MachineGraph.of(text).orElseThrow(), drawn);
    assertThat(drawn).contains("A", "A'");
  }

  @Test
  void aStateWhoseNameComesAgainInOneObjectIsTheSame() {
    String text =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\"}, \"A\": {\"Type\": \"Succeed\"}}}";
    StateSpans spans = StateSpans.of(text);
    assertThat(spans.ids()).containsExactly("A");
    int last = text.indexOf("Succeed");
    assertThat(spans.at(last).orElseThrow().id()).isEqualTo("A");
    assertThat(spans.named("A").orElseThrow().end()).isGreaterThan(last);
  }
}
