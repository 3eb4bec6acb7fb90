package dev.lectern.pane.stepfunctions.machines;

import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.MachineRow;
import dev.lectern.task.Progress;
import java.util.List;

/** State machines as a whole. Blocking; failures are the SDK's exceptions. */
public interface MachinesGateway {

  /** All machines of the Region, by name (ListStateMachines). */
  List<MachineRow> list(Progress progress);

  /**
   * How many executions run (ListExecutions with the status RUNNING, one page).
   *
   * @return at most {@link #MANY}, which means that many or more; -1 for an Express machine, of
   *     which AWS keeps no list
   */
  int running(MachineRow machine);

  /** Where counting ends. */
  int MANY = 100;

  /** One machine by name (DescribeStateMachine). */
  Machine describe(String name);

  /**
   * Makes a machine (CreateStateMachine); before that what it needs: an activity (CreateActivity),
   * and a role when none is given (CreateRole, PutRolePolicy).
   */
  Machine create(NewMachine wanted, Progress progress) throws InterruptedException;

  /** Deletes a machine, its versions and aliases (DeleteStateMachine). */
  void delete(String arn);

  /** Roles that Step Functions may take on, by ARN (ListRoles); those of this account only. */
  List<String> roles();

  /** Whether a role may be made that allows everything: only where nothing real can be harmed. */
  boolean makesRoles();
}
