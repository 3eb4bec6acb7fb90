package dev.lectern.pane.lambda.role;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Execution roles through the SDK. */
public final class SdkRolesGateway implements RolesGateway {

  private static final String SERVICE = "lambda.amazonaws.com";
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
       "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
  private static final String BASIC =
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

  /** API member RoleName. */
  private static final int LONGEST_NAME = 64;

  /** Eight characters of base 36, as AWS's console has them. */
  private static final long SMALLEST = 78_364_164_096L;

  private static final long LARGEST = 2_821_109_907_456L;

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkRolesGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public List<ExecutionRole> roles() {
    List<ExecutionRole> all = new ArrayList<>();
    for (Role role : clients.iam().listRolesPaginator().roles()) {
      String trust = role.assumeRolePolicyDocument();
      all.add(
          new ExecutionRole(
              role.arn(),
              trust != null && trusts(URLDecoder.decode(trust, StandardCharsets.UTF_8))));
    }
    all.sort(Comparator.comparing(ExecutionRole::arn));
    return all;
  }

  @Override
  public boolean standsIn() {
    return clients.session().kind() == SessionInfo.Kind.SANDBOX;
  }

  /** Whether a statement of a trust policy lets Lambda in; its conditions are not looked at. */
  static boolean trusts(String document) {
    try {
      return each(Json.MAPPER.readTree(document).path("Statement"))
          .anyMatch(
              statement ->
                  statement.path("Effect").asString("").equals("Allow")
                      && names(statement.path("Principal").path("Service"), SERVICE)
                      && (names(statement.path("Action"), "sts:AssumeRole")
                          || names(statement.path("Action"), "sts:*")
                          || names(statement.path("Action"), "*")));
    } catch (JacksonException notJson) {
      return false;
    }
  }

  private static boolean names(JsonNode values, String value) {
    return each(values).anyMatch(each -> each.asString("").equalsIgnoreCase(value));
  }

  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }

  /**
   * Makes a role as the console of AWS does for a new function: Lambda may act in it and it may
   * write logs (CreateRole, AttachRolePolicy), and what the function's template needs
   * (PutRolePolicy).
   *
   * @param needs a policy document, empty when it needs nothing
   * @return its ARN
   */
  public String make(String function, String needs) {
    String end =
        "-role-" + Long.toString(ThreadLocalRandom.current().nextLong(SMALLEST, LARGEST), 36);
    String name = function.substring(0, Math.min(function.length(), LONGEST_NAME - end.length()));
    String role = name + end;
    String arn =
        clients
            .iam()
            .createRole(
                r -> r.roleName(role).path("/service-role/").assumeRolePolicyDocument(TRUST))
            .role()
            .arn();
    clients.iam().attachRolePolicy(r -> r.roleName(role).policyArn(BASIC));
    if (!needs.isEmpty()) {
      clients
          .iam()
          .putRolePolicy(r -> r.roleName(role).policyName("template").policyDocument(needs));
    }
    return arn;
  }
}
