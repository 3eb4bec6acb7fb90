package dev.lectern.pane.lambda.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.functions.NewFunction;
import dev.lectern.pane.lambda.functions.SdkFunctionsGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkRolesGatewayTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Service":"lambda.amazonaws.com"} | "sts:AssumeRole" | Allow | true
          {"Service":["ec2.amazonaws.com","lambda.amazonaws.com"]} | ["sts:AssumeRole","sts:TagSession"] | Allow | true
          {"Service":"lambda.amazonaws.com"} | "sts:AssumeRole" | Deny | false
          {"Service":"lambda.amazonaws.com"} | "sts:TagSession" | Allow | false
          {"Service":"ec2.amazonaws.com"} | "sts:AssumeRole" | Allow | false
          {"AWS":"arn:aws:iam::111122223333:root"} | "sts:AssumeRole" | Allow | false
          """)
  void aTrustPolicyAdmitsLambdaOrNot(String who, String action, String effect, boolean admits) {
    String document =
        "{\"Statement\":[{\"Effect\":\"%s\",\"Principal\":%s,\"Action\":%s}]}"
            .formatted(effect, who, action);

    assertThat(SdkRolesGateway.trusts(document)).isEqualTo(admits);
    assertThat(SdkRolesGateway.trusts(document.replaceAll("[\\[](\\{.*\\})[]]", "$1")))
        .isEqualTo(admits);
  }

  @Test
  void whatIsNoPolicyAdmitsNobody() {
    assertThat(SdkRolesGateway.trusts("{")).isFalse();
    assertThat(SdkRolesGateway.trusts("[]")).isFalse();
  }

  @Test
  void aFunctionIsMadeWithARoleOfItsOwnAndTheRolesAreListed() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary())) {
      var clients =
          new ClientFactory(new CallRecorder())
              .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
      var functions = new SdkFunctionsGateway(clients);
      clients
          .iam()
          .createRole(
              r ->
                  r.roleName("ec2-only")
                      .assumeRolePolicyDocument(
                          """
                          {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                          "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
      Map<String, String> files = Template.DYNAMODB_WRITER.files(Language.JAVA);
      String name = "w".repeat(60);

      FunctionInfo made =
          functions.create(
              new NewFunction(
                  name,
                  "java25",
                  "demo.Handler",
                  "",
                  256,
                  3,
                  files,
                  null,
                  Template.DYNAMODB_WRITER),
              Deployment.build("java25", files).zip(),
              Progress.unseen());

      assertThat(made.role())
          .matches("arn:aws:iam::\\d{12}:role/service-role/w{50}-role-[0-9a-z]{8}");
      assertThat(functions.roles())
          .extracting(role -> role.arn().replaceFirst(".*/", ""), ExecutionRole::trusted)
          .contains(
              org.assertj.core.groups.Tuple.tuple("ec2-only", false),
              org.assertj.core.groups.Tuple.tuple(made.role().replaceFirst(".*/", ""), true));
      String role = made.role().replaceFirst(".*/", "");
      assertThat(clients.iam().listAttachedRolePolicies(r -> r.roleName(role)).attachedPolicies())
          .extracting(policy -> policy.policyName())
          .containsExactly("AWSLambdaBasicExecutionRole");
      assertThat(
              clients
                  .iam()
                  .getRolePolicy(r -> r.roleName(role).policyName("template"))
                  .policyDocument())
          .contains("dynamodb%3APutItem");
      clients.close();
    }
  }
}
