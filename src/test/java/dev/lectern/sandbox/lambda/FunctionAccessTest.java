package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A function reaches the sandbox by its SDK alone: no endpoint, no keys in its code. */
class FunctionAccessTest extends LambdaTest {

  private static final String SOURCE =
      """
      import com.amazonaws.services.lambda.runtime.Context;
      import com.amazonaws.services.lambda.runtime.RequestHandler;
      import java.util.Map;
      import software.amazon.awssdk.services.s3.S3Client;

      public class Reader implements RequestHandler<Map<String, String>, String> {
        private static final S3Client S3 = S3Client.create();

        public String handleRequest(Map<String, String> event, Context context) {
          return S3.getObjectAsBytes(r -> r.bucket(event.get("bucket")).key("note")).asUtf8String();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aHandlersSdkCallJustWorks() {
    s3.createBucket(b -> b.bucket("lambda-notes"));
    s3.putObject(p -> p.bucket("lambda-notes").key("note"), RequestBody.fromString("hello"));
    Map<String, byte[]> files =
        new LinkedHashMap<>(JavaFunctions.compiled(folder, "Reader", SOURCE));
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      String name = String.valueOf(Path.of(entry).getFileName());
      if (entry.contains("awssdk") || name.matches("(slf4j-api|reactive-streams|eventstream).*")) {
        if (!name.matches("(netty|apache|lambda|dynamodb|sts|sso|iam|sqs|s3-transfer).*")) {
          files.put("lib/" + name, JavaFunctions.jar(name));
        }
      }
    }
    create("reader", "java25", "Reader", archive(files), f -> f.memorySize(1769).timeout(60));
    InvokeResponse answer = invoke("reader", "{\"bucket\":\"lambda-notes\"}");
    assertThat(body(answer)).as(log(answer)).isEqualTo("\"hello\"");
  }
}
