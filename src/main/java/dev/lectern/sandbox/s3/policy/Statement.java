package dev.lectern.sandbox.s3.policy;

import java.util.List;
import java.util.Map;

/**
 * A statement of a bucket policy, its single values as lists.
 *
 * @param allow whether its effect is Allow
 * @param notPrincipal whether the principals are those that it is not for
 * @param principals values by kind: {@code AWS}, {@code Service}, {@code Federated}, {@code
 *     CanonicalUser}; {@code *} stands under {@code AWS}
 * @param actions of Action or NotAction
 * @param resources of Resource or NotResource
 * @param conditions operator, key, values
 */
record Statement(
    boolean allow,
    boolean notPrincipal,
    Map<String, List<String>> principals,
    List<String> actions,
    List<String> resources,
    Map<String, Map<String, List<String>>> conditions) {}
