package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionPolicyRequest;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Who may give a function its role, and whom a function lets in. */
class LambdaAccessTest extends IdentityTest {

  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:" + ACCOUNT + ":function:greeter";

  private LambdaClient lambda(AwsCredentials credentials) {
    return as(credentials, LambdaClient.builder());
  }

  private void create(LambdaClient lambda, String role) {
    lambda.createFunction(
        b ->
            b.functionName("greeter")
                .runtime(Runtime.PYTHON3_12)
                .handler("a.b")
                .role(role)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(zip()))));
  }

  private static byte[] zip() {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("a.py"));
      zip.write("def b(e, c): return 1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @Test
  void whoGivesAFunctionItsRoleMustBeAllowedToPassIt() {
    iam.createRole(
        b ->
            b.roleName("worker")
                .assumeRolePolicyDocument(
                    policy(
                        "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                            + "\"Action\":\"sts:AssumeRole\"")));
    String role = "arn:aws:iam::" + ACCOUNT + ":role/worker";
    LambdaClient mia = lambda(user("mia", allow("lambda:*", "*")));
    assertThat(message(error(() -> create(mia, role))))
        .contains("is not authorized to perform: iam:PassRole on resource: " + role);

    iam.putUserPolicy(
        b ->
            b.userName("mia")
                .policyName("pass")
                .policyDocument(
                    policy(
                        allow("iam:PassRole", role)
                            + ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":"
                            + "\"lambda.amazonaws.com\"}}")));
    create(mia, role);
  }

  @Test
  void aRoleMayTrustLambdaForOneFunctionOnly() {
    LambdaClient lambda = lambda(root(ALICE));
    String trust =
        policy(
            "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                + "\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":"
                + "{\"aws:SourceAccount\":\""
                + ACCOUNT
                + "\",\"aws:SourceArn\":\"FUNCTION\"}}");
    String other =
        iam.createRole(
                b ->
                    b.roleName("other")
                        .assumeRolePolicyDocument(trust.replace("FUNCTION", FUNCTION + "s")))
            .role()
            .arn();
    assertThat(message(error(() -> create(lambda, other)))).contains("cannot be assumed by Lambda");
    String own =
        iam.createRole(
                b ->
                    b.roleName("own").assumeRolePolicyDocument(trust.replace("FUNCTION", FUNCTION)))
            .role()
            .arn();
    create(lambda, own);
  }

  @Test
  void aRoleThatDoesNotTrustLambdaIsRefused() {
    LambdaClient lambda = lambda(root(ALICE));
    String role = role("builder", "arn:aws:iam::" + ACCOUNT + ":root");
    assertThat(message(error(() -> create(lambda, role))))
        .contains("The role defined for the function cannot be assumed by Lambda.");
    create(lambda, "arn:aws:iam::" + ACCOUNT + ":role/none");
    assertThat(
            message(
                error(
                    () ->
                        lambda.updateFunctionConfiguration(
                            u -> u.functionName(FUNCTION).role(role)))))
        .contains("cannot be assumed by Lambda");
  }

  @Test
  void aFunctionsOwnPolicyLetsOthersIn() {
    create(lambda(root(ALICE)), "arn:aws:iam::" + ACCOUNT + ":role/none");
    LambdaClient bob = lambda(root(BOB));
    assertThat(error(() -> dryRun(bob)).statusCode()).isEqualTo(403);
    LambdaClient tom = lambda(user("tom"));
    assertThat(error(() -> dryRun(tom)).statusCode()).isEqualTo(403);

    permit("bob", BOB.id());
    dryRun(bob);
    assertThat(
            error(() -> bob.getFunctionConfiguration(b -> b.functionName(FUNCTION))).statusCode())
        .isEqualTo(403);
    permit("tom", "arn:aws:iam::" + ACCOUNT + ":user/tom");
    dryRun(tom);
  }

  @Test
  void aLayersPolicyLetsOtherAccountsUseIt() {
    LambdaClient alice = lambda(root(ALICE));
    String layer =
        alice
            .publishLayerVersion(
                p -> p.layerName("extra").content(c -> c.zipFile(SdkBytes.fromByteArray(zip()))))
            .layerVersionArn();
    LambdaClient bob = lambda(root(BOB));
    assertThat(error(() -> bob.getLayerVersionByArn(g -> g.arn(layer))).statusCode())
        .isEqualTo(403);
    assertThat(error(() -> alice.getLayerVersionPolicy(this::extra)).statusCode()).isEqualTo(404);

    alice.addLayerVersionPermission(
        a ->
            a.layerName("extra")
                .versionNumber(1L)
                .statementId("bob")
                .action("lambda:GetLayerVersion")
                .principal(BOB.id()));
    assertThat(alice.getLayerVersionPolicy(this::extra).policy())
        .contains("\"AWS\":\"arn:aws:iam::" + BOB.id() + ":root\"", "\"Resource\":\"" + layer);
    assertThat(bob.getLayerVersionByArn(g -> g.arn(layer)).version()).isEqualTo(1);
    bob.createFunction(
        b ->
            b.functionName("user")
                .runtime(Runtime.PYTHON3_12)
                .handler("a.b")
                .role("arn:aws:iam::" + BOB.id() + ":role/none")
                .layers(layer)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(zip()))));

    alice.removeLayerVersionPermission(
        r -> r.layerName("extra").versionNumber(1L).statementId("bob"));
    assertThat(
            message(
                error(
                    () ->
                        bob.updateFunctionConfiguration(
                            u -> u.functionName("user").layers(layer)))))
        .contains("is not authorized to perform: lambda:GetLayerVersion on resource: " + layer);
    alice.deleteLayerVersion(d -> d.layerName("extra").versionNumber(1L));
    assertThat(
            bob.updateFunctionCode(
                    u -> u.functionName("user").zipFile(SdkBytes.fromByteArray(zip())))
                .layers())
        .as("a function keeps the layer that it has")
        .hasSize(1);
  }

  private void extra(GetLayerVersionPolicyRequest.Builder request) {
    request.layerName("extra").versionNumber(1L);
  }

  private void permit(String id, String principal) {
    lambda(root(ALICE))
        .addPermission(
            b ->
                b.functionName("greeter")
                    .statementId(id)
                    .action("lambda:InvokeFunction")
                    .principal(principal));
  }

  private static void dryRun(LambdaClient lambda) {
    lambda.invoke(b -> b.functionName(FUNCTION).invocationType(InvocationType.DRY_RUN));
  }
}
