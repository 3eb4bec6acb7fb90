package dev.lectern.pane.stepfunctions.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.asl.DefinitionReader;
import dev.lectern.pane.stepfunctions.graph.MachineGraph;
import dev.lectern.ui.graph.Graph;
import dev.lectern.ui.graph.GraphLayout;
import dev.lectern.ui.graph.Layouts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every template is valid and drawn without overlap; {@code TemplateRunTest} runs them. */
class TemplateTest {

  @ParameterizedTest
  @EnumSource(Template.class)
  void isValid(Template template) {
    String definition =
        template
            .definition()
            .replace(Template.ACTIVITY, "arn:aws:states:us-east-1:111122223333:activity:approval");
    assertThat(DefinitionReader.read(definition, false).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void isDrawnWithoutOverlap(Template template) {
    Graph graph = MachineGraph.of(template.definition()).orElseThrow();
    assertThat(graph.size()).isGreaterThan(3);
    Layouts.check(graph, GraphLayout.of(graph, Layouts.LETTERS), template.name());
  }
}
