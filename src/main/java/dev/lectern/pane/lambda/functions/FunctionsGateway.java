package dev.lectern.pane.lambda.functions;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.role.RolesGateway;
import dev.lectern.task.Progress;
import java.util.List;

/** Functions as a whole. Blocking; failures are the SDK's exceptions or ProblemException. */
public interface FunctionsGateway extends RolesGateway {

  /** All functions of the Region, by name (ListFunctions). */
  List<FunctionInfo> list(Progress progress);

  /**
   * One function (GetFunction).
   *
   * @param qualifier a version or alias; empty for $LATEST
   */
  FunctionInfo describe(String name, String qualifier);

  /**
   * Makes a function and waits until it can be invoked (CreateFunction); before that a role for it
   * when none is given, or {@link #defaultRole()} when there is none of that name (CreateRole,
   * AttachRolePolicy, PutRolePolicy). That role goes again when the function is refused.
   *
   * @param zip its deployment package
   */
  FunctionInfo create(NewFunction function, byte[] zip, Progress progress)
      throws InterruptedException;

  /** Deletes a function with all of its versions (DeleteFunction). */
  void delete(String name);

  /** ARN of the role that functions of the sandbox begin with: it may do everything. */
  String defaultRole();
}
