package dev.lectern.sandbox.auth.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement.
 *
 * @param sid its name, empty without one
 * @param allow whether its effect is Allow
 * @param principals whom it is for; null in a policy of an identity
 * @param actions of Action or NotAction
 * @param notAction whether it is for all actions but these
 * @param resources of Resource or NotResource; empty where the policy stands at its resource and
 *     does not name it, as in the trust policy of a role
 * @param notResource whether it is for all resources but these
 * @param conditions all must hold
 * @param text the statement as JSON, for people
 */
public record Statement(
    String sid,
    boolean allow,
    @Nullable Principals principals,
    List<Template> actions,
    boolean notAction,
    List<Template> resources,
    boolean notResource,
    List<Condition> conditions,
    String text) {

  /** Whether it is for an action, in lower case. */
  public boolean forAction(String lowerAction) {
    for (Template action : actions) {
      if (action.matchesLower(lowerAction)) {
        return !notAction;
      }
    }
    return notAction;
  }

  /** Whether it is for a resource. */
  public boolean forResource(String arn, Context context) {
    if (resources.isEmpty()) {
      return true;
    }
    for (Template resource : resources) {
      if (resource.matches(arn, context)) {
        return !notResource;
      }
    }
    return notResource && resources.stream().allMatch(one -> known(one, context));
  }

  private static boolean known(Template resource, Context context) {
    return !resource.hasVariables() || resource.pattern(context) != null;
  }
}
