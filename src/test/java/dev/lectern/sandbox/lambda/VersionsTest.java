package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Versions, aliases, policies, tags and layers, with the real SDK. */
class VersionsTest extends LambdaTest {

  private static byte[] answering(String text) {
    return zip(Map.of("index.py", "def handler(event, context): return '" + text + "'"));
  }

  private void code(String text) {
    lambda.updateFunctionCode(
        u -> u.functionName("orders").zipFile(SdkBytes.fromByteArray(answering(text))));
  }

  private void twoVersions() {
    create("orders", "python3.13", "index.handler", answering("one"), f -> {});
    lambda.publishVersion(p -> p.functionName("orders"));
    code("two");
    lambda.publishVersion(p -> p.functionName("orders"));
  }

  @Test
  void versionsStayWhatTheyWere() {
    twoVersions();
    PublishVersionResponse again = lambda.publishVersion(p -> p.functionName("orders"));
    assertThat(again.version()).as("nothing has changed").isEqualTo("2");
    code("three");
    assertThat(lambda.listVersionsByFunction(l -> l.functionName("orders")).versions())
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST", "1", "2");
    assertThat(body(invoke("orders", "{}", i -> i.qualifier("1")))).isEqualTo("\"one\"");
    assertThat(body(invoke("orders:2", "{}"))).isEqualTo("\"two\"");
    assertThat(body(invoke("orders", "{}"))).isEqualTo("\"three\"");
    assertThat(
            refused(
                () ->
                    lambda.updateFunctionConfiguration(u -> u.functionName("orders:1").timeout(9))))
        .hasMessageContaining("Aliases and versions do not support this operation");
    assertThat(
            refused(
                () ->
                    lambda.updateFunctionCode(
                        u -> u.functionName("orders:1").s3Bucket("packages").s3Key("k"))))
        .hasMessageContaining("Aliases and versions do not support this operation");
  }

  @Test
  void whatWasUpdatedIsPublishedAnewWhateverItWasUpdatedWith() {
    twoVersions();
    lambda.updateFunctionConfiguration(u -> u.functionName("orders").description("tagged"));
    PublishVersionResponse tagged = lambda.publishVersion(p -> p.functionName("orders"));
    assertThat(tagged.version()).isEqualTo("3");
    assertThat(tagged.description()).isEqualTo("tagged");
    code("two");
    assertThat(lambda.publishVersion(p -> p.functionName("orders")).version()).isEqualTo("4");
    assertThat(lambda.publishVersion(p -> p.functionName("orders")).version()).isEqualTo("4");
  }

  @Test
  void anAliasSharesItsCallsByWeight() {
    twoVersions();
    lambda.createAlias(a -> a.functionName("orders").name("live").functionVersion("1"));
    assertCode(
        refused(
            () ->
                lambda.createAlias(
                    a -> a.functionName("orders").name("live").functionVersion("1"))),
        409,
        "ResourceConflictException");
    assertThat(body(invoke("orders:live", "{}"))).isEqualTo("\"one\"");

    lambda.updateAlias(
        a ->
            a.functionName("orders")
                .name("live")
                .routingConfig(r -> r.additionalVersionWeights(Map.of("2", 0.5))));
    Map<String, Integer> answered = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      answered.merge(invoke("orders:live", "{}").executedVersion(), 1, Integer::sum);
    }
    assertThat(answered.keySet()).containsExactly("1", "2");
    assertThat(answered.get("2")).isBetween(10, 50);

    lambda.updateAlias(
        a ->
            a.functionName("orders")
                .name("live")
                .functionVersion("2")
                .routingConfig(r -> r.additionalVersionWeights(Map.of())));
    GetAliasResponse alias = lambda.getAlias(a -> a.functionName("orders").name("live"));
    assertThat(alias.functionVersion()).isEqualTo("2");
    assertThat(alias.routingConfig()).isNull();
    assertThat(alias.aliasArn()).endsWith(":function:orders:live");
    assertThat(
            refused(
                () ->
                    lambda.updateAlias(
                        a ->
                            a.functionName("orders")
                                .name("live")
                                .functionVersion("$LATEST")
                                .routingConfig(r -> r.additionalVersionWeights(Map.of("1", 0.1))))))
        .hasMessageContaining("$LATEST is not supported for an alias pointing to more than 1");
    assertThat(lambda.listAliases(l -> l.functionName("orders")).aliases())
        .extracting(AliasConfiguration::name)
        .containsExactly("live");
    assertCode(
        refused(() -> lambda.deleteFunction(d -> d.functionName("orders").qualifier("2"))),
        409,
        "ResourceConflictException");
    lambda.deleteAlias(d -> d.functionName("orders").name("live"));
    assertThat(refused(() -> lambda.getAlias(a -> a.functionName("orders").name("live"))))
        .hasMessageContaining("Cannot find alias arn");
    lambda.deleteFunction(d -> d.functionName("orders").qualifier("2"));
    assertCode(refused(() -> invoke("orders:2", "{}")), 404, "ResourceNotFoundException");
  }

  @Test
  void aPolicyIsMadeOfStatements() {
    twoVersions();
    assertCode(
        refused(() -> lambda.getPolicy(g -> g.functionName("orders"))),
        404,
        "ResourceNotFoundException");
    String statement =
        lambda
            .addPermission(
                p ->
                    p.functionName("orders")
                        .statementId("s3")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com")
                        .sourceArn("arn:aws:s3:::photos")
                        .sourceAccount("111122223333"))
            .statement();
    assertThat(statement)
        .isEqualTo(
            "{\"Sid\":\"s3\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                + "\"Action\":\"lambda:InvokeFunction\","
                + "\"Resource\":\"arn:aws:lambda:us-east-1:111122223333:function:orders\","
                + "\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::photos\"},"
                + "\"StringEquals\":{\"AWS:SourceAccount\":\"111122223333\"}}}");
    assertThat(lambda.getPolicy(g -> g.functionName("orders")).policy()).contains(statement);
    assertCode(
        refused(
            () ->
                lambda.addPermission(
                    p ->
                        p.functionName("orders")
                            .statementId("s3")
                            .action("lambda:InvokeFunction")
                            .principal("s3.amazonaws.com"))),
        409,
        "ResourceConflictException");
    lambda.removePermission(r -> r.functionName("orders").statementId("s3"));
    assertCode(
        refused(() -> lambda.removePermission(r -> r.functionName("orders").statementId("s3"))),
        404,
        "ResourceNotFoundException");
  }

  @Test
  void tagsComeAndGo() {
    String arn = python("orders").functionArn();
    lambda.tagResource(t -> t.resource(arn).tags(Map.of("a", "1", "b", "2")));
    lambda.untagResource(t -> t.resource(arn).tagKeys("a"));
    assertThat(lambda.listTags(l -> l.resource(arn)).tags()).isEqualTo(Map.of("b", "2"));
  }

  @Test
  void aLayerIsSharedAndItsVersionsStay() {
    for (String text : new String[] {"one", "two"}) {
      lambda.publishLayerVersion(
          l ->
              l.layerName("shared")
                  .compatibleRuntimesWithStrings("python3.13")
                  .content(
                      c ->
                          c.zipFile(
                              SdkBytes.fromByteArray(
                                  zip(Map.of("python/shared.py", "text = '" + text + "'"))))));
    }
    String arn = "arn:aws:lambda:us-east-1:111122223333:layer:shared";
    String code = "import shared\ndef handler(event, context): return shared.text";
    python("orders", code, f -> f.layers(arn + ":1"));
    assertThat(body(invoke("orders", "{}"))).isEqualTo("\"one\"");
    assertThat(lambda.listLayerVersions(l -> l.layerName("shared")).layerVersions())
        .extracting(v -> v.version())
        .containsExactly(2L, 1L);
    assertThat(lambda.listLayers(l -> {}).layers())
        .singleElement()
        .satisfies(layer -> assertThat(layer.latestMatchingVersion().version()).isEqualTo(2));
    lambda.deleteLayerVersion(d -> d.layerName("shared").versionNumber(1L));
    assertThat(body(invoke("orders", "{}"))).as("a function keeps its layer").isEqualTo("\"one\"");
    lambda.updateFunctionConfiguration(u -> u.functionName("orders").layers(arn + ":2"));
    assertThat(lambda.getFunctionConfiguration(g -> g.functionName("orders")).layers())
        .singleElement()
        .satisfies(layer -> assertThat(layer.arn()).endsWith(":2"));
    assertThat(body(invoke("orders", "{}"))).isEqualTo("\"two\"");
    assertThat(
            refused(
                () ->
                    lambda.updateFunctionConfiguration(
                        u ->
                            u.functionName("orders")
                                .layers(
                                    arn + ":2",
                                    arn + ":2",
                                    arn + ":2",
                                    arn + ":2",
                                    arn + ":2",
                                    arn + ":2"))))
        .hasMessageContaining("Cannot reference more than 5 layers.");
  }
}
