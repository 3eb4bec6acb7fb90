package dev.lectern.sandbox.s3.policy;

import dev.lectern.sandbox.auth.policy.Condition;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.PrincipalForms;
import dev.lectern.sandbox.auth.policy.Rules;
import dev.lectern.sandbox.auth.policy.Statement;
import dev.lectern.sandbox.auth.policy.Template;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What S3 checks of a bucket's policy: its actions, resources and condition keys must be S3's, and
 * the resources this bucket's ({@code PutBucketPolicy}).
 */
record BucketRules(String bucket) implements Rules {

  @Override
  public boolean needs(String field) {
    return true;
  }

  @Override
  public boolean principal(String kind, String value) {
    return PrincipalForms.valid(kind, value);
  }

  @Override
  public void check(JsonNode document, Policy policy, Place at) {
    boolean list = document.path("Statement").isArray();
    for (int i = 0; i < policy.statements().size(); i++) {
      check(policy.statements().get(i), list ? "/Statement/" + i : "/Statement", at);
    }
  }

  private void check(Statement statement, String here, Place at) {
    List<String> resources = statement.resources().stream().map(Template::text).toList();
    String arn = Pattern.quote("arn:aws:s3:::" + bucket);
    if (!resources.stream().allMatch(resource -> resource.matches("(?s)" + arn + "([/*].*)?"))) {
      throw at.fault("Policy has invalid resource", here + "/Resource");
    }
    for (Template action : statement.actions()) {
      boolean ofObjects = S3Actions.ofObjects(action.text());
      boolean ofBuckets = S3Actions.ofBuckets(action.text());
      if (!ofObjects && !ofBuckets) {
        throw at.fault("Policy has invalid action", here + "/Action");
      }
      boolean plain = !statement.notAction() && !statement.notResource();
      if (plain && !applies(resources, ofObjects, ofBuckets)) {
        throw at.fault("Action does not apply to any resource(s) in statement", here);
      }
    }
    for (Condition condition : statement.conditions()) {
      if (!S3Keys.known(condition.key())) {
        throw at.fault("Policy has an invalid condition key", here + "/Condition");
      }
    }
  }

  private static boolean applies(List<String> resources, boolean ofObjects, boolean ofBuckets) {
    return resources.stream()
        .anyMatch(
            resource ->
                (ofObjects && (resource.contains("/") || resource.contains("*")))
                    || (ofBuckets && !resource.contains("/")));
  }
}
