package dev.lectern.pane.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user, group, role or managed policy, as {@code GetAccountAuthorizationDetails} tells it.
 *
 * @param attached ARNs of managed policies
 * @param inline policies of its own by name, as JSON
 * @param boundary ARN of the permissions boundary, empty without one
 * @param groups of a user
 * @param trust trust policy of a role, empty for others
 * @param lastUsed of a role, null when never, or when it is not told
 * @param versions of a managed policy, newest first
 * @param attachments how many users, groups and roles a managed policy is attached to
 * @param boundaryOf of how many it is the boundary
 */
record Entity(
    Kind kind,
    String name,
    String arn,
    @Nullable Instant created,
    List<String> attached,
    Map<String, String> inline,
    String boundary,
    List<String> groups,
    String trust,
    @Nullable Instant lastUsed,
    List<Version> versions,
    int attachments,
    int boundaryOf) {

  /** A version of a managed policy. */
  record Version(String id, boolean isDefault, @Nullable Instant created, String document) {}

  /** A user, group or role. */
  static Entity identity(
      Kind kind,
      String name,
      String arn,
      @Nullable Instant created,
      List<String> attached,
      Map<String, String> inline,
      String boundary,
      List<String> groups,
      String trust,
      @Nullable Instant lastUsed) {
    return new Entity(
        kind, name, arn, created, attached, inline, boundary, groups, trust, lastUsed, List.of(), 0,
        0);
  }

  /** A managed policy. */
  static Entity policy(
      String name,
      String arn,
      @Nullable Instant created,
      List<Version> versions,
      int attachments,
      int boundaryOf) {
    return new Entity(
        Kind.POLICY,
        name,
        arn,
        created,
        List.of(),
        Map.of(),
        "",
        List.of(),
        "",
        null,
        versions,
        attachments,
        boundaryOf);
  }

  /** As a place names it: {@code user/mia}. */
  String key() {
    return kind.word() + "/" + name;
  }

  /** Whether AWS keeps it: nobody can change it. */
  boolean ofAws() {
    return arn.startsWith("arn:aws:iam::aws:");
  }

  /** What stands behind the last slash of an ARN. */
  static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
