package dev.lectern.pane.lambda.role;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.json.Json;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Whole;
import dev.lectern.ui.i18n.Texts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
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

  private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
  private static final String INLINE = "template";
  private static final int DENIED = 403;

  /** HTTP status from which on a call may have been done all the same. */
  private static final int UNKNOWN_END = 500;

  /** API member RoleName. */
  private static final int LONGEST_NAME = 64;

  /** Eight characters of base 36, as AWS's console has them. */
  private static final long SMALLEST = 78_364_164_096L;

  private static final long LARGEST = 2_821_109_907_456L;

  /**
   * A role that Lambda may act in.
   *
   * @param managed ARN of its managed policy
   * @param needs its inline policy, empty for none
   */
  private record NewRole(String name, String path, String managed, String needs) {}

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

  /** What needs a role. */
  @FunctionalInterface
  public interface Use {
    /** Uses it; blocking. */
    void of(String arn) throws InterruptedException;
  }

  /**
   * Has a role of its own used for a function, made as the console of AWS does: Lambda may act in
   * it and it may write logs (CreateRole, AttachRolePolicy), and what the function's template needs
   * (PutRolePolicy). See {@link #with}.
   *
   * @param needs a policy document, empty when it needs nothing
   */
  public void withOwn(String function, String needs, Use use) throws InterruptedException {
    String end =
        "-role-" + Long.toString(ThreadLocalRandom.current().nextLong(SMALLEST, LARGEST), 36);
    String name = function.substring(0, Math.min(function.length(), LONGEST_NAME - end.length()));
    with(new NewRole(name + end, "/service-role/", BASIC, needs), use);
  }

  /**
   * Has a role used that may do everything; it is made when IAM has none of that name. See {@link
   * #with}.
   */
  public void withMighty(String arn, Use use) throws InterruptedException {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    if (there(name)) {
      use.of(arn);
    } else {
      with(new NewRole(name, "/", EVERYTHING, ""), use);
    }
  }

  /** Whether IAM has a role; who may not look cannot make one either. */
  private boolean there(String name) {
    try {
      return clients.iam().getRole(r -> r.roleName(name)).role() != null;
    } catch (NoSuchEntityException none) {
      return false;
    } catch (IamException denied) {
      if (denied.statusCode() != DENIED) {
        throw denied;
      }
      return true;
    }
  }

  /**
   * Makes a role and has it used; when that is refused or cancelled, the role goes again.
   *
   * @throws ProblemException when the role has to stay: nobody knows what became of its use, or it
   *     could not be deleted
   */
  private void with(NewRole wanted, Use use) throws InterruptedException {
    String arn =
        Whole.of(
            () ->
                clients
                    .iam()
                    .createRole(
                        r ->
                            r.roleName(wanted.name())
                                .path(wanted.path())
                                .assumeRolePolicyDocument(TRUST))
                    .role()
                    .arn());
    try {
      Whole.of(() -> granted(wanted));
      use.of(arn);
    } catch (SdkServiceException answered) {
      if (answered.statusCode() >= UNKNOWN_END) {
        throw kept(wanted, answered);
      }
      remove(wanted, answered);
      throw answered;
    } catch (SdkClientException unanswered) {
      throw kept(wanted, unanswered);
    } catch (CancellationException | InterruptedException cancelled) {
      remove(wanted, cancelled);
      throw cancelled;
    }
  }

  private boolean granted(NewRole to) {
    clients.iam().attachRolePolicy(r -> r.roleName(to.name()).policyArn(to.managed()));
    if (!to.needs().isEmpty()) {
      clients
          .iam()
          .putRolePolicy(r -> r.roleName(to.name()).policyName(INLINE).policyDocument(to.needs()));
    }
    return true;
  }

  private void remove(NewRole made, Exception why) {
    try {
      Whole.of(() -> removed(made.name()));
    } catch (SdkException stays) {
      why.addSuppressed(stays);
      throw kept(made, why);
    }
  }

  private boolean removed(String role) {
    IamClient iam = clients.iam();
    iam.listAttachedRolePolicies(r -> r.roleName(role))
        .attachedPolicies()
        .forEach(each -> iam.detachRolePolicy(r -> r.roleName(role).policyArn(each.policyArn())));
    iam.listRolePolicies(r -> r.roleName(role))
        .policyNames()
        .forEach(each -> iam.deleteRolePolicy(r -> r.roleName(role).policyName(each)));
    iam.deleteRole(r -> r.roleName(role));
    return true;
  }

  private static ProblemException kept(NewRole made, Exception why) {
    UserProblem told = Problems.of(why);
    String remedy =
        (told.remedy() + " " + Texts.of("lambda").get("new.role.kept", made.name())).strip();
    ProblemException kept =
        new ProblemException(
            new UserProblem(
                told.title(), told.why(), remedy, told.code(), told.requestId(), told.details()));
    kept.initCause(why);
    return kept;
  }
}
