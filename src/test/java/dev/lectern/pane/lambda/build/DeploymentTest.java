package dev.lectern.pane.lambda.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.deploy.CodeProblem;
import dev.lectern.deploy.Zip;
import dev.lectern.pane.lambda.build.Deployment.Built;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentTest {

  @Test
  void everyTemplateInJavaCompiles() throws IOException {
    for (Template template : Template.values()) {
      Built built = Deployment.build("java21", template.files(Language.JAVA));
      assertThat(built.problems()).as(template.name()).isEmpty();
      assertThat(built.zip().length).isLessThan(50 << 20);
    }
  }

  @Test
  void whatIsWrongIsToldAtItsLine() throws IOException {
    String source = "public class Handler {\n  int a = \"text\";\n  void b() { c(); }\n}\n";
    Built built = Deployment.build("java25", Map.of("Handler.java", source));
    assertThat(built.zip()).isEmpty();
    assertThat(built.problems()).extracting(CodeProblem::line).containsExactly(2L, 3L);
    assertThat(built.problems().getFirst().file()).isEqualTo("Handler.java");
    assertThat(built.problems().getFirst().text()).contains("incompatible types");
    assertThat(built.problems().getLast().text())
        .isEqualTo("cannot find symbol, symbol: method c(), location: class Handler");
  }

  @Test
  void thePackageOfAJavaFunctionCarriesItsSource() throws IOException {
    Map<String, String> files = Template.HELLO.files(Language.JAVA);
    Deployment.Contents contents = Deployment.read(Deployment.build("java25", files).zip());
    assertThat(contents.texts()).isEqualTo(files);
    assertThat(contents.others()).containsExactly("Handler.class");
  }

  @Test
  void theSameFilesAreTheSameBytes() throws IOException {
    Map<String, String> files = Template.HELLO.files(Language.PYTHON);
    assertThat(Deployment.build("python3.13", files).zip())
        .isEqualTo(Deployment.build("python3.13", new LinkedHashMap<>(files)).zip());
  }

  @Test
  void onlyTextIsShown() throws IOException {
    byte[] zip =
        Zip.of(
            Map.of(
                "a.txt", "grün".getBytes(StandardCharsets.UTF_8), "b.bin", new byte[] {0, 1, -1}),
            "");
    assertThat(Deployment.read(zip).texts()).containsOnlyKeys("a.txt");
    assertThat(Deployment.read(zip).others()).containsExactly("b.bin");
  }
}
