package dev.lectern.pane.iam;

import dev.lectern.model.ConditionKeys;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The IAM actions of the services that are in the models, with the resources that they act on.
 * Loading takes some 100 ms: off the FX thread.
 */
final class Actions {

  private static final List<String> SERVICES =
      List.of("dynamodb", "iam", "lambda", "s3", "states", "sts");

  private static final String TABLE = "arn:aws:dynamodb:{Region}:{AccountId}:table/{TableName}";

  private final Map<String, Map<String, Set<String>>> byService = new TreeMap<>();
  private final Map<String, Set<String>> keys = new TreeMap<>();

  private Actions() {}

  /** All of them. */
  static Actions load() {
    Actions all = new Actions();
    for (String service : SERVICES) {
      for (OperationModel operation : ServiceModel.load(service).operations()) {
        all.add(operation.action(), operation.resource());
        all.keys
            .computeIfAbsent(lower(operation.action()), action -> new TreeSet<>())
            .addAll(operation.keys());
      }
    }
    all.add("iam:PassRole", "arn:aws:iam::{AccountId}:role/{RoleName}");
    all.keys.put(lower("iam:PassRole"), new TreeSet<>(Set.of("iam:PassedToService")));
    for (String action :
        List.of("PartiQLSelect", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete")) {
      all.add("dynamodb:" + action, TABLE);
      all.keys.put(lower("dynamodb:" + action), all.keys.get(lower("dynamodb:PartiQLSelect")));
    }
    all.add("dynamodb:ConditionCheckItem", TABLE);
    all.add("s3:GetObjectVersion", "arn:aws:s3:::{Bucket}/{Key}");
    all.add("s3:DeleteObjectVersion", "arn:aws:s3:::{Bucket}/{Key}");
    all.add("s3:BypassGovernanceRetention", "arn:aws:s3:::{Bucket}/{Key}");
    all.add("sts:TagSession", "{RoleArn}");
    all.add("sts:SetSourceIdentity", "{RoleArn}");
    return all;
  }

  private void add(String action, String resource) {
    int colon = action.indexOf(':');
    if (colon > 0) {
      byService
          .computeIfAbsent(action.substring(0, colon), service -> new TreeMap<>())
          .computeIfAbsent(action.substring(colon + 1), name -> new TreeSet<>())
          .add(resource);
    }
  }

  /** Prefixes of actions: {@code s3}. */
  List<String> services() {
    return List.copyOf(byService.keySet());
  }

  /** Actions of a service, with its prefix. */
  List<String> of(String service) {
    return byService.getOrDefault(service, Map.of()).keySet().stream()
        .map(name -> service + ":" + name)
        .toList();
  }

  /** ARNs that an action can be on, with {@code *} where a name stands. */
  List<String> resources(String action) {
    List<String> all = new ArrayList<>();
    for (String template : templates(action)) {
      all.add(template.replaceAll("\\{[A-Za-z0-9]+\\+?}", "*"));
    }
    return all;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Condition keys that requests for these actions have: their own first, then those of every
   * request. Actions may have wildcards; without any, those of all actions.
   */
  List<String> keys(List<String> patterns) {
    Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    keys.forEach(
        (action, some) -> {
          if (patterns.isEmpty() || patterns.stream().anyMatch(one -> matches(one, action))) {
            own.addAll(some);
          }
        });
    List<String> all = new ArrayList<>(own);
    ConditionKeys.GLOBAL.stream().filter(key -> !own.contains(key)).forEach(all::add);
    return List.copyOf(all);
  }

  private static boolean matches(String pattern, String action) {
    StringBuilder expression = new StringBuilder();
    for (char c : lower(pattern).toCharArray()) {
      expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return action.matches(expression.toString());
  }

  private Set<String> templates(String action) {
    int colon = action.indexOf(':');
    return colon < 0
        ? Set.of()
        : byService
            .getOrDefault(action.substring(0, colon), Map.of())
            .getOrDefault(action.substring(colon + 1), Set.of());
  }

  /**
   * What is wrong with an action as a policy names it; empty when it is known, has a wildcard, or
   * is of a service that is not here.
   */
  Optional<String> unknown(String action) {
    int colon = action.indexOf(':');
    if (action.equals("*") || colon < 0 || action.indexOf('*') >= 0 || action.indexOf('?') >= 0) {
      return colon < 0 && !action.equals("*") ? Optional.of(action) : Optional.empty();
    }
    Map<String, Set<String>> known =
        byService.get(action.substring(0, colon).toLowerCase(Locale.ROOT));
    String name = action.substring(colon + 1);
    return known == null || known.keySet().stream().anyMatch(one -> one.equalsIgnoreCase(name))
        ? Optional.empty()
        : Optional.of(action);
  }
}
