package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Every line is one that the real AWS CLI takes; it parses them all, and sends nothing. */
@Tag("cli")
class CliNamesTest {

  /**
   * Refused by CLI 2.9 because a member or the whole operation came later, or because the made-up
   * values are shorter than allowed.
   */
  private static final Set<String> NEWER =
      Set.of(
          "abort-multipart-upload",
          "create-bucket",
          "create-bucket-metadata-configuration",
          "create-bucket-metadata-table-configuration",
          "create-session",
          "delete-bucket-intelligent-tiering-configuration",
          "delete-bucket-metadata-configuration",
          "delete-bucket-metadata-table-configuration",
          "delete-objects",
          "get-bucket-abac",
          "get-bucket-accelerate-configuration",
          "get-bucket-intelligent-tiering-configuration",
          "get-bucket-metadata-configuration",
          "get-bucket-metadata-table-configuration",
          "get-object-attributes",
          "head-object",
          "list-bucket-intelligent-tiering-configurations",
          "list-directory-buckets",
          "list-multipart-uploads",
          "list-objects",
          "list-parts",
          "put-bucket-abac",
          "put-bucket-encryption",
          "put-bucket-intelligent-tiering-configuration",
          "put-bucket-logging",
          "put-bucket-ownership-controls",
          "rename-object",
          "select-object-content",
          "update-bucket-metadata-inventory-table-configuration",
          "update-bucket-metadata-journal-table-configuration",
          "write-get-object-response",
          "assume-role",
          "assume-role-with-saml",
          "assume-role-with-web-identity",
          "assume-root",
          "get-access-key-info",
          "get-caller-identity",
          "get-delegated-access-token",
          "get-federation-token",
          "get-session-token",
          "get-web-identity-token");

  /** Reads lines, gives each to the CLI with a switch that makes it stop after parsing. */
  private static final String DRIVER =
      """
      import contextlib, io, shlex, sys
      from awscli.clidriver import create_clidriver
      for line in sys.stdin.read().split(chr(0)):
          args = shlex.split(line.replace(chr(92) + chr(10), ' '))[1:]
          args[2:2] = ['--generate-cli-skeleton', 'output']
          driver = create_clidriver()
          out = io.StringIO()
          with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
              try:
                  code = driver.main(args)
              except SystemExit as e:
                  code = e.code
          if code != 0:
              print(line.split(chr(10))[0][:-2], '->', ' '.join(out.getvalue().strip()[-90:].split()))
      """;

  @Test
  void every_line_is_understood(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/lib/python3/dist-packages/awscli")));
    CliRenderer renderer = new CliRenderer(new ApiModels());
    List<String> lines = new ArrayList<>();
    for (String service : List.of("s3", "sts")) {
      ServiceModel model = ServiceModel.load(service);
      for (OperationModel operation : model.operations()) {
        ObjectNode parameters = SampleCalls.everyMember(model, operation);
        if (parameters.has("Bucket")) {
          parameters.put("Bucket", "my-bucket");
        }
        Rendering line = renderer.render(SampleCalls.of(service, operation.name(), parameters, 5));
        if (!operation.streamingOutput()
            && line.notes().stream().noneMatch(note -> note.contains("or newer"))) {
          lines.add(line.text());
        }
      }
    }
    Files.writeString(folder.resolve("customer.key"), "k".repeat(32));
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", DRIVER)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = python.getOutputStream()) {
      in.write(String.join("\0", lines).getBytes(StandardCharsets.UTF_8));
    }
    String refused = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(
            refused.lines().map(line -> line.split(" ")[2]).filter(name -> !NEWER.contains(name)))
        .isEmpty();
  }
}
