package dev.lectern.sandbox.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warm call wakes a process once: it asks for the next event before its answer is confirmed. */
class BootstrapTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node | bootstrap.cjs | index.mjs | export const handler = async event => event;",
        "python3 | bootstrap.py | index.py | def handler(event, context): return event"
      })
  void theNextEventIsAskedForWithTheAnswer(
      String program, String bootstrap, String file, String code) throws Exception {
    assumeTrue(found(program));
    Files.writeString(folder.resolve(file), code);
    Path script = folder.resolve(bootstrap);
    try (InputStream in = BootstrapTest.class.getResourceAsStream("/lambda/" + bootstrap)) {
      assertThat(in).isNotNull();
      Files.copy(in, script);
    }
    try (PatientApi api = new PatientApi()) {
      Process process = start(program, script, api.address());
      try {
        assertThat(api.serve())
            .hasSize(2)
            .satisfies(answers -> assertThat(answers.get(0)).contains("first"))
            .satisfies(answers -> assertThat(answers.get(1)).contains("second"));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(String program, Path script, String address) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program, script.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", address);
    builder.environment().put("LAMBDA_TASK_ROOT", folder.toString());
    builder.environment().put("_HANDLER", "index.handler");
    for (String name :
        new String[] {
          "FUNCTION_NAME",
          "FUNCTION_VERSION",
          "FUNCTION_MEMORY_SIZE",
          "LOG_GROUP_NAME",
          "LOG_STREAM_NAME"
        }) {
      builder.environment().put("AWS_LAMBDA_" + name, "1");
    }
    return builder.start();
  }

  private static boolean found(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
