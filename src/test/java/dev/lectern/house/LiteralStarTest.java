package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * A star that is part of a policy or an ARN stands in code: else Markdown takes it for emphasis,
 * and who types what is shown types another policy.
 */
class LiteralStarTest {

  @Test
  void aStarThatIsMeantIsShown() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Path file : Sources.files(Path.of("demos"), "demo.json")) {
      Json.MAPPER
          .readTree(Files.readString(file))
          .path("steps")
          .forEach(step -> look(file, step.path("notes").asString(""), wrong));
    }
    for (Path file : Sources.files(Path.of("labs"), "guide.md")) {
      look(file, Files.readString(file), wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void look(Path file, String markdown, List<String> wrong) {
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                if (text.getLiteral().contains("*")) {
                  wrong.add(file + ": " + text.getLiteral());
                }
              }

              @Override
              public void visit(Emphasis emphasis) {
                if (emphasis.getPrevious() instanceof Text before
                    && before.getLiteral().matches(".*[\":/\\w]")) {
                  wrong.add(file + ": emphasis after " + before.getLiteral());
                }
                visitChildren(emphasis);
              }
            });
  }
}
