package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Decision.Match;
import dev.lectern.sandbox.Decision.Mismatch;
import dev.lectern.sandbox.auth.policy.Condition;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.Statement;
import dev.lectern.sandbox.auth.policy.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Evaluates the statements of policies against one request. For one thread. */
final class StatementCheck {

  private final Principal caller;
  private final String action;
  private final String lowerAction;
  private final String resource;
  private final Context context;
  final List<Match> matches = new ArrayList<>();
  final List<Match> near = new ArrayList<>();
  boolean denies;
  boolean allows;

  /** The most direct way in which an Allow statement names the caller. */
  PrincipalMatch grant = PrincipalMatch.NO;

  StatementCheck(Principal caller, String action, String resource, Context context) {
    this.caller = caller;
    this.action = action;
    this.lowerAction = action.toLowerCase(Locale.ROOT);
    this.resource = resource;
    this.context = context;
  }

  void check(String name, Policy policy) {
    for (int i = 0; i < policy.statements().size(); i++) {
      check(name, i, policy.statements().get(i));
    }
  }

  private void check(String name, int index, Statement statement) {
    PrincipalMatch principal =
        statement.principals() == null
            ? PrincipalMatch.DIRECT
            : PrincipalMatch.of(statement.principals(), caller, statement.allow());
    boolean forAction = statement.forAction(lowerAction);
    boolean forResource = statement.forResource(resource, context);
    int failures =
        (principal == PrincipalMatch.NO ? 1 : 0) + (forAction ? 0 : 1) + (forResource ? 0 : 1);
    if (failures > 1) {
      return;
    }
    Condition failed = null;
    for (Condition condition : statement.conditions()) {
      if (!condition.holds(context)) {
        failed = condition;
        if (++failures > 1) {
          return;
        }
      }
    }
    if (failures == 0) {
      applies(name, index, statement, principal);
    } else {
      near.add(
          new Match(
              name,
              index,
              statement.sid(),
              statement.allow(),
              statement.text(),
              mismatch(statement, principal, forAction, forResource, failed)));
    }
  }

  private void applies(String name, int index, Statement statement, PrincipalMatch principal) {
    matches.add(new Match(name, index, statement.sid(), statement.allow(), statement.text(), null));
    if (statement.allow()) {
      allows = true;
      grant = principal.compareTo(grant) > 0 ? principal : grant;
    } else {
      denies = true;
    }
  }

  private Mismatch mismatch(
      Statement statement,
      PrincipalMatch principal,
      boolean forAction,
      boolean forResource,
      @Nullable Condition condition) {
    if (!forAction) {
      String element = statement.notAction() ? "NotAction" : "Action";
      return new Mismatch(element, action, texts(statement.actions()));
    }
    if (!forResource) {
      String element = statement.notResource() ? "NotResource" : "Resource";
      return new Mismatch(element, resource, texts(statement.resources()));
    }
    if (principal == PrincipalMatch.NO && statement.principals() != null) {
      String element = statement.principals().not() ? "NotPrincipal" : "Principal";
      return new Mismatch(element, caller.arn(), statement.principals().words());
    }
    if (condition == null) {
      throw new IllegalStateException("nothing failed");
    }
    List<String> seen = context.get(condition.key());
    return new Mismatch(
        condition.name(),
        seen == null ? "" : String.join(", ", seen),
        String.join(", ", condition.wanted()));
  }

  private static String texts(List<Template> templates) {
    return templates.size() == 1
        ? templates.getFirst().text()
        : String.join(", ", templates.stream().map(Template::text).toList());
  }
}
