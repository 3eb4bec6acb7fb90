package dev.lectern.pane.lambda.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.functions.NewFunction;
import dev.lectern.pane.lambda.functions.SdkFunctionsGateway;
import dev.lectern.problem.ProblemException;
import dev.lectern.sandbox.Faults;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.util.List;
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

  /** A sandbox, with what is on it. */
  private interface On {
    void use(SandboxEngine sandbox, SessionClients clients, SdkFunctionsGateway functions)
        throws Exception;
  }

  private static void sandbox(On on) throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      on.use(sandbox, clients, new SdkFunctionsGateway(clients));
    }
  }

  private static FunctionInfo make(SdkFunctionsGateway functions, String role, int memory)
      throws Exception {
    Map<String, String> files = Template.DYNAMODB_WRITER.files(Language.JAVA);
    return functions.create(
        new NewFunction(
            "f", "java25", "demo.Handler", role, memory, 3, files, null, Template.DYNAMODB_WRITER),
        Deployment.build("java25", files).zip(),
        Progress.unseen());
  }

  @Test
  void aRoleOfAFunctionThatIsRefusedGoesAgain() throws Exception {
    sandbox(
        (sandbox, clients, functions) -> {
          for (String role : List.of("", functions.defaultRole())) {
            assertThatThrownBy(() -> make(functions, role, 1)).hasMessageContaining("memory");
            assertThat(functions.roles()).isEmpty();
          }
        });
  }

  @Test
  void aRoleThatHasToStayIsNamed() throws Exception {
    sandbox(
        (sandbox, clients, functions) -> {
          var late = new Faults.Effect.Refuse(Faults.Refusal.EXPIRED_TOKEN);
          sandbox.faults().put(new Faults.Fault("f", "iam", "DeleteRole", "", late, 1, 1, 0), true);
          assertThatThrownBy(() -> make(functions, "", 1))
              .isInstanceOfSatisfying(
                  ProblemException.class,
                  why -> assertThat(why.problem().remedy()).contains("f-role-", "still in IAM"));
          assertThat(functions.roles()).hasSize(1);
        });
  }

  @Test
  void theSandboxsOwnRoleIsInIamWithAllRights() throws Exception {
    sandbox(
        (sandbox, clients, functions) -> {
          String role = functions.defaultRole();
          assertThat(make(functions, role, 256).role()).isEqualTo(role);
          assertThat(functions.roles()).containsExactly(new ExecutionRole(role, true));
          assertThat(
                  clients
                      .iam()
                      .listAttachedRolePolicies(r -> r.roleName("lambda"))
                      .attachedPolicies())
              .extracting(policy -> policy.policyName())
              .containsExactly("AdministratorAccess");
          functions.delete("f");
          // once for all functions
          make(functions, role, 256);
          assertThat(functions.roles()).hasSize(1);
        });
  }
}
