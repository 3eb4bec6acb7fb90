package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines and the code in the guides of all labs: the lines can be run, the code compiles. */
@Execution(ExecutionMode.CONCURRENT)
class LabGuidesTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  @TempDir Path folder;

  private record Block(String language, String text) {}

  static Stream<Lab> everyLab() {
    return new LabLoader(AwsCalls::known).loadAll(Path.of("labs")).labs().stream();
  }

  private List<Block> blocks(Lab lab) throws IOException {
    LabFiles files =
        new LabFiles(
            lab, folder, Map.of("sid", "7f3a", "acct", "000000000000", "region", "us-east-1"));
    Map<String, String> values = files.settle();
    files.makeAll();
    List<Block> blocks = new ArrayList<>();
    for (String section : lab.guide().values()) {
      Matcher found = BLOCK.matcher(section);
      while (found.find()) {
        blocks.add(new Block(found.group(1), Template.sentence(found.group(2), values)));
      }
    }
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("everyLab")
  void lines_can_be_run_once_the_gaps_are_filled(Lab lab) throws IOException {
    assertThat(blocks(lab))
        .extracting(Block::language)
        .contains("aws")
        .isSubsetOf("aws", "java", "json", "text");
    for (Block block : blocks(lab)) {
      if (block.language().equals("aws")) {
        assertThatCode(
                () ->
                    CliLine.parse(ShellLoop.of(block.text().replace("…", "1")).lines().getFirst()))
            .as(block.text())
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyLab")
  void code_compiles(Lab lab) throws IOException {
    int number = 0;
    for (Block block : blocks(lab)) {
      if (block.language().equals("java")) {
        String name = "Guide" + number++;
        assertThat(errors(name, code(name, block.text()))).as(block.text()).isEmpty();
      }
    }
  }

  private static String code(String name, String text) {
    return """
        import java.nio.file.*;
        import java.util.*;
        import java.util.concurrent.*;
        import software.amazon.awssdk.core.*;
        import software.amazon.awssdk.core.sync.*;
        import software.amazon.awssdk.services.s3.*;
        import software.amazon.awssdk.services.s3.model.*;
        import software.amazon.awssdk.services.dynamodb.*;
        import software.amazon.awssdk.services.dynamodb.model.*;
        import software.amazon.awssdk.services.lambda.*;
        class NAME { void run(S3Client s3, DynamoDbClient dynamoDb, LambdaClient lambda) throws Exception { TEXT } }
        """
        .replace("NAME", name)
        .replace("TEXT", text);
  }

  private static List<String> errors(String name, String code) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    var unused =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                found,
                List.of(
                    "-proc:none",
                    "-implicit:none",
                    "-d",
                    System.getProperty("java.io.tmpdir"),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                List.of(source))
            .call();
    return found.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }
}
