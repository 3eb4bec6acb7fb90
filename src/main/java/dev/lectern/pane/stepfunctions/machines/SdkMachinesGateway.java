package dev.lectern.pane.stepfunctions.machines;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.Regions;
import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.MachineRow;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** State machines through the SDK. */
public final class SdkMachinesGateway implements MachinesGateway {

  private static final String SERVICE = "states.amazonaws.com";
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
       "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
  private static final String EVERYTHING =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""";

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkMachinesGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public List<MachineRow> list(Progress progress) {
    List<MachineRow> all = new ArrayList<>();
    for (StateMachineListItem each :
        clients.sfn().listStateMachinesPaginator(r -> {}).stateMachines()) {
      progress.check();
      all.add(
          new MachineRow(
              each.name(),
              each.stateMachineArn(),
              each.type() == StateMachineType.EXPRESS,
              each.creationDate()));
      progress.update(all.size(), -1);
    }
    all.sort(Comparator.comparing(MachineRow::name));
    return all;
  }

  @Override
  public int running(MachineRow machine) {
    return machine.express()
        ? -1
        : clients
            .sfn()
            .listExecutions(
                r ->
                    r.stateMachineArn(machine.arn())
                        .statusFilter(ExecutionStatus.RUNNING)
                        .maxResults(MANY))
            .executions()
            .size();
  }

  @Override
  public Machine describe(String name) {
    SessionInfo session = clients.session();
    String account = session.accountId();
    if (account.isEmpty()) {
      account = clients.sts().getCallerIdentity().account();
    }
    String arn =
        "arn:%s:states:%s:%s:stateMachine:%s"
            .formatted(Regions.partition(session.region()), session.region(), account, name);
    try {
      return describeArn(arn);
    } catch (SfnException refused) {
      UserProblem why = Problems.of(refused);
      if (!why.denied()) {
        throw refused;
      }
      return Machine.untold(name, arn, express(arn), why);
    }
  }

  /** By the list, for who may see that; else it is taken for a Standard machine. */
  private boolean express(String arn) {
    try {
      return clients.sfn().listStateMachinesPaginator(r -> {}).stateMachines().stream()
          .anyMatch(
              one -> one.stateMachineArn().equals(arn) && one.type() == StateMachineType.EXPRESS);
    } catch (SfnException refused) {
      return false;
    }
  }

  private Machine describeArn(String arn) {
    DescribeStateMachineResponse found =
        clients.sfn().describeStateMachine(r -> r.stateMachineArn(arn));
    LoggingConfiguration logging = found.loggingConfiguration();
    return new Machine(
        found.name(),
        found.stateMachineArn(),
        found.type() == StateMachineType.EXPRESS,
        found.statusAsString(),
        text(found.roleArn()),
        text(found.definition()),
        text(found.revisionId()),
        Objects.requireNonNullElse(found.creationDate(), Instant.EPOCH),
        logging(logging),
        found.tracingConfiguration() != null
            && Boolean.TRUE.equals(found.tracingConfiguration().enabled()));
  }

  private static Machine.Logging logging(@Nullable LoggingConfiguration now) {
    if (now == null) {
      return new Machine.Logging("OFF", false, "");
    }
    String group =
        now.destinations().isEmpty()
                || now.destinations().getFirst().cloudWatchLogsLogGroup() == null
            ? ""
            : text(now.destinations().getFirst().cloudWatchLogsLogGroup().logGroupArn());
    return new Machine.Logging(
        now.level() == null ? "OFF" : now.levelAsString(),
        Boolean.TRUE.equals(now.includeExecutionData()),
        group);
  }

  @Override
  public Machine create(NewMachine wanted, Progress progress) {
    String definition = wanted.definition();
    if (!wanted.activity().isEmpty()) {
      String activity = clients.sfn().createActivity(r -> r.name(wanted.activity())).activityArn();
      definition = definition.replace(Template.ACTIVITY, activity);
    }
    progress.check();
    String role = wanted.role().isEmpty() ? role(wanted.name()) : wanted.role();
    progress.check();
    String text = definition;
    return describeArn(
        clients
            .sfn()
            .createStateMachine(
                r ->
                    r.name(wanted.name())
                        .type(
                            wanted.express() ? StateMachineType.EXPRESS : StateMachineType.STANDARD)
                        .definition(text)
                        .roleArn(role))
            .stateMachineArn());
  }

  private String role(String machine) {
    String name = Template.role(machine);
    String arn;
    try {
      arn =
          clients
              .iam()
              .createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST))
              .role()
              .arn();
    } catch (EntityAlreadyExistsException there) {
      arn = clients.iam().getRole(r -> r.roleName(name)).role().arn();
    }
    clients
        .iam()
        .putRolePolicy(r -> r.roleName(name).policyName("everything").policyDocument(EVERYTHING));
    return arn;
  }

  @Override
  public void delete(String arn) {
    clients.sfn().deleteStateMachine(r -> r.stateMachineArn(arn));
  }

  @Override
  public List<String> roles() {
    List<String> arns = new ArrayList<>();
    for (Role role : clients.iam().listRolesPaginator().roles()) {
      String trust =
          URLDecoder.decode(text(role.assumeRolePolicyDocument()), StandardCharsets.UTF_8);
      if (trust.contains(SERVICE)) {
        arns.add(role.arn());
      }
    }
    return arns;
  }

  @Override
  public boolean makesRoles() {
    return clients.session().kind() == SessionInfo.Kind.SANDBOX;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
