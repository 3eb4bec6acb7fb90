package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

@Execution(ExecutionMode.CONCURRENT)
class JavaRendererTest {

  private final JavaRenderer renderer = new JavaRenderer(new ApiModels());

  @Test
  void reads_like_code_that_a_person_writes() {
    ApiCall call =
        SampleCalls.of(
            "s3",
            "PutObject",
            "{\"Bucket\":\"dv-7f3a-data\",\"Key\":\"a/cfg.json\",\"IfMatch\":\"\\\"41d8\\\"\","
                + "\"Metadata\":{\"owner\":\"mia\"}}",
            1412);
    Rendering code = renderer.call(call);
    assertThat(code.text())
        .isEqualTo(
            """
            // the session's client: Region, credentials and endpoint come from it
            PutObjectResponse response = s3.putObject(request -> request
                    .bucket("dv-7f3a-data")
                    .key("a/cfg.json")
                    .ifMatch("\\"41d8\\"")
                    .metadata(Map.of("owner", "mia")),
                RequestBody.fromFile(Path.of("cfg.json")));

            System.out.println(response);\
            """);
    assertThat(code.notes())
        .containsExactly("The body had 1,412 bytes and is not kept: put it into cfg.json first.");
  }

  @Test
  void a_copy_source_is_taken_apart() {
    ApiCall call =
        SampleCalls.of(
            "s3",
            "CopyObject",
            "{\"Bucket\":\"b\",\"Key\":\"k\",\"CopySource\":\"src/a%20b/%C3%BC+?versionId=v1\"}",
            0);
    assertThat(renderer.call(call).text())
        .contains(".sourceBucket(\"src\")", ".sourceKey(\"a b/ü+\")", ".sourceVersionId(\"v1\")");
  }

  /** Law: the code of every operation, with every member set, compiles. */
  @Test
  void every_operation_compiles() {
    List<JavaFileObject> sources = new ArrayList<>();
    for (String service : List.of("s3", "sts", "dynamodb", "iam", "lambda", "states")) {
      ServiceModel model = ServiceModel.load(service);
      for (OperationModel operation : model.operations()) {
        // RenameObject is for directory buckets, where the SDK's members have other names; two
        // stream events, which the synchronous client does not
        if (List.of("SelectObjectContent", "InvokeWithResponseStream", "RenameObject")
            .contains(operation.name())) {
          continue;
        }
        ObjectNode parameters = SampleCalls.everyMember(model, operation);
        // its map has an enumeration for keys
        parameters.remove("SelfManagedEventSource");
        ApiCall call =
            SampleCalls.of(
                service,
                operation.name().replace("Saml", "SAML").replace("Mfa", "MFA"),
                parameters,
                5);
        // the one that the SDK has dropped is written as Invoke
        String type = call.operation().replace("InvokeAsync", "Invoke") + "Example";
        String of = service + (type.startsWith(call.operation()) ? "" : "." + "dropped");
        sources.add(
            source(
                of.replace('.', '/') + "/" + type,
                "package " + of + ";\n" + renderer.wholeClass(call).text()));
      }
    }
    assertThat(sources).hasSizeGreaterThan(350);
    assertThat(errors(sources)).isEmpty();
  }

  @Test
  void what_the_sdk_has_dropped_is_written_as_what_does_the_same() {
    Rendering code =
        renderer.call(
            SampleCalls.of(
                "lambda", "InvokeAsync", "{\"FunctionName\":\"orders\",\"InvokeArgs\":\"{}\"}", 0));
    assertThat(code.text())
        .contains("InvokeResponse response = lambda.invoke(request -> request")
        .contains(".functionName(\"orders\")", ".invocationType(", "Event", ".payload(");
    assertThat(code.notes()).singleElement().asString().contains("has no InvokeAsync");
  }

  @Test
  void an_item_reads_as_a_person_writes_it() {
    ApiCall call =
        SampleCalls.of(
            "dynamodb",
            "PutItem",
            "{\"TableName\":\"orders\",\"Item\":{\"pk\":{\"S\":\"p\"},\"n\":{\"N\":\"1\"},"
                + "\"tags\":{\"L\":[{\"S\":\"x\"},{\"NULL\":true}]}}}",
            0);
    assertThat(renderer.call(call).text())
        .contains(".item(Map.of(", "\"pk\", AttributeValue.fromS(\"p\"),")
        .contains(
            "\"tags\", AttributeValue.fromL(List.of(AttributeValue.fromS(\"x\"),"
                + " AttributeValue.fromNul(true)))");
    assertThat(errors(List.of(source("PutItemExample", renderer.wholeClass(call).text()))))
        .isEmpty();
  }

  @Test
  void a_whole_class_with_nothing_set_compiles() {
    ApiCall call = SampleCalls.of("s3", "ListBuckets", "{}", 0);
    assertThat(errors(List.of(source("ListBucketsExample", renderer.wholeClass(call).text()))))
        .isEmpty();
  }

  private static List<String> errors(List<JavaFileObject> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    compiler
        .getTask(
            null,
            null,
            diagnostics,
            List.of(
                "-proc:none",
                "-XDshould-stop.ifNoError=FLOW",
                "-Xmaxerrs",
                "1000",
                "-d",
                System.getProperty("java.io.tmpdir")),
            null,
            sources)
        .call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.toString())
        .toList();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
