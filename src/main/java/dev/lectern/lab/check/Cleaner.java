package dev.lectern.lab.check;

import dev.lectern.json.Json;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Resource.Kind;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes what belongs to a lab and looks whether it is gone. Touches nothing whose name does not
 * begin with the learner's prefix {@code dv-<sid>-}.
 */
final class Cleaner {

  /** Tables take some seconds to go on AWS, no time in the sandbox. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** What uses something goes before what is used. */
  private static final List<Kind> ORDER =
      List.of(
          Kind.STATE_MACHINE,
          Kind.FUNCTION,
          Kind.LAYER,
          Kind.TABLE,
          Kind.BUCKET,
          Kind.INSTANCE_PROFILE,
          Kind.ROLE,
          Kind.USER,
          Kind.GROUP,
          Kind.POLICY);

  private final AwsCalls calls;
  private final Belongings belongings;
  private final String prefix;

  /**
   * @param sid the learner's id
   * @param account the account's id
   */
  Cleaner(AwsCalls calls, String sid, String account) {
    this.calls = calls;
    this.belongings = new Belongings(calls, account);
    this.prefix = "dv-" + sid + "-";
  }

  /**
   * Deletes these with everything in them; those that are not there are left out.
   *
   * @throws ProblemException naming what is still there
   */
  void delete(List<Resource> owned, Progress progress) throws InterruptedException {
    List<Resource> there =
        owned.stream()
            .sorted(Comparator.comparingInt(resource -> ORDER.indexOf(resource.kind())))
            .peek(this::lock)
            .filter(belongings::there)
            .toList();
    for (Resource resource : there) {
      progress.check();
      progress.message("Deleting " + resource);
      delete(resource, progress);
    }
    for (Resource resource : there) {
      gone(resource, progress);
    }
  }

  /** Those that are there. */
  List<Resource> left(List<Resource> owned) {
    return owned.stream().filter(belongings::there).toList();
  }

  private void lock(Resource resource) {
    if (!resource.name().startsWith(prefix)) {
      throw new IllegalArgumentException(resource + " is not the lab's to delete");
    }
  }

  private void gone(Resource resource, Progress progress) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (belongings.there(resource)) {
      if (System.nanoTime() > end) {
        throw new ProblemException(
            UserProblem.of(
                "Something of the lab is still there.",
                "The " + resource + " was deleted but can still be seen after a minute.",
                "Delete it by hand, then start again."));
      }
      Pause.of(BETWEEN_LOOKS, progress);
    }
  }

  private void delete(Resource resource, Progress progress) {
    ObjectNode name = belongings.naming(resource);
    switch (resource.kind()) {
      case BUCKET -> bucket(resource.name(), progress);
      case TABLE -> table(name);
      case FUNCTION -> function(name);
      case STATE_MACHINE -> machine(name);
      case LAYER ->
          must("lambda:ListLayerVersions", name)
              .path("LayerVersions")
              .forEach(
                  version ->
                      must(
                          "lambda:DeleteLayerVersion",
                          name.deepCopy().put("VersionNumber", version.path("Version").asInt())));
      case ROLE -> {
        each("iam:ListInstanceProfilesForRole", name, "InstanceProfiles", "InstanceProfileName")
            .forEach(one -> must("iam:RemoveRoleFromInstanceProfile", one));
        principal("Role", name);
      }
      case USER -> {
        each("iam:ListAccessKeys", name, "AccessKeyMetadata", "AccessKeyId")
            .forEach(one -> must("iam:DeleteAccessKey", one));
        each("iam:ListGroupsForUser", name, "Groups", "GroupName")
            .forEach(one -> must("iam:RemoveUserFromGroup", one));
        each("iam:ListMFADevices", name, "MFADevices", "SerialNumber")
            .forEach(
                one -> {
                  must("iam:DeactivateMFADevice", one);
                  one.remove("UserName");
                  must("iam:DeleteVirtualMFADevice", one);
                });
        principal("User", name);
      }
      case GROUP -> {
        each("iam:GetGroup", name, "Users", "UserName")
            .forEach(one -> must("iam:RemoveUserFromGroup", one));
        principal("Group", name);
      }
      case POLICY -> policy(name);
      case INSTANCE_PROFILE -> {
        must("iam:GetInstanceProfile", name)
            .path("InstanceProfile")
            .path("Roles")
            .forEach(
                role -> {
                  ObjectNode one = name.deepCopy();
                  one.set("RoleName", role.path("RoleName"));
                  must("iam:RemoveRoleFromInstanceProfile", one);
                });
        must("iam:DeleteInstanceProfile", name);
      }
    }
  }

  private void table(ObjectNode name) {
    JsonNode table = must("dynamodb:DescribeTable", name).path("Table");
    if (table.path("DeletionProtectionEnabled").asBoolean(false)) {
      must("dynamodb:UpdateTable", name.deepCopy().put("DeletionProtectionEnabled", false));
    }
    must("dynamodb:DeleteTable", name);
  }

  /** It goes when its executions have ended; AWS lists none of an Express machine. */
  private void machine(ObjectNode name) {
    boolean express =
        must("states:DescribeStateMachine", name).path("type").asString("").equals("EXPRESS");
    ObjectNode running = name.deepCopy().put("statusFilter", "RUNNING");
    JsonNode runs =
        express ? Json.array() : must("states:ListExecutions", running).path("executions");
    for (JsonNode run : runs) {
      ObjectNode one = Json.object();
      one.set("executionArn", run.path("executionArn"));
      must("states:StopExecution", one);
    }
    must("states:DeleteStateMachine", name);
  }

  private void function(ObjectNode name) {
    must("lambda:ListEventSourceMappings", name)
        .path("EventSourceMappings")
        .forEach(
            mapping -> {
              ObjectNode one = Json.object();
              one.set("UUID", mapping.path("UUID"));
              must("lambda:DeleteEventSourceMapping", one);
            });
    must("lambda:DeleteFunction", name);
  }

  /** What a role, user or group holds, then itself. */
  private void principal(String kind, ObjectNode name) {
    each("iam:ListAttached" + kind + "Policies", name, "AttachedPolicies", "PolicyArn")
        .forEach(one -> must("iam:Detach" + kind + "Policy", one));
    must("iam:List" + kind + "Policies", name)
        .path("PolicyNames")
        .forEach(
            policy -> {
              ObjectNode one = name.deepCopy();
              one.set("PolicyName", policy);
              must("iam:Delete" + kind + "Policy", one);
            });
    must("iam:Delete" + kind, name);
  }

  private void policy(ObjectNode name) {
    JsonNode holders = must("iam:ListEntitiesForPolicy", name);
    for (String kind : List.of("Role", "User", "Group")) {
      for (JsonNode holder : holders.path("Policy" + kind + "s")) {
        ObjectNode one = name.deepCopy();
        one.set(kind + "Name", holder.path(kind + "Name"));
        must("iam:Detach" + kind + "Policy", one);
      }
    }
    for (JsonNode version : must("iam:ListPolicyVersions", name).path("Versions")) {
      if (!version.path("IsDefaultVersion").asBoolean(false)) {
        ObjectNode one = name.deepCopy();
        one.set("VersionId", version.path("VersionId"));
        must("iam:DeletePolicyVersion", one);
      }
    }
    must("iam:DeletePolicy", name);
  }

  /** The parameters with one member more, for each element of a list. */
  private List<ObjectNode> each(String call, ObjectNode name, String list, String member) {
    return must(call, name)
        .path(list)
        .valueStream()
        .map(
            element -> {
              ObjectNode one = name.deepCopy();
              one.set(member, element.path(member));
              return one;
            })
        .toList();
  }

  /** Its policy goes first: a Deny in it may hit whoever empties the bucket. */
  private void bucket(String name, Progress progress) {
    must("s3:DeleteBucketPolicy", bucket(name));
    abortUploads(name, progress);
    deleteVersions(name, progress);
    must("s3:DeleteBucket", bucket(name));
  }

  private void abortUploads(String name, Progress progress) {
    JsonNode uploads = must("s3:ListMultipartUploads", bucket(name)).path("Uploads");
    while (!uploads.isEmpty()) {
      progress.check();
      for (JsonNode upload : uploads) {
        ObjectNode one = bucket(name);
        one.set("Key", upload.get("Key"));
        one.set("UploadId", upload.get("UploadId"));
        must("s3:AbortMultipartUpload", one);
      }
      uploads = must("s3:ListMultipartUploads", bucket(name)).path("Uploads");
    }
  }

  /** S3 knows a bypass of governance only in buckets with object lock. */
  private void deleteVersions(String name, Progress progress) {
    boolean locked = calls.call("s3:GetObjectLockConfiguration", bucket(name)).error().isEmpty();
    while (true) {
      progress.check();
      ObjectNode page = must("s3:ListObjectVersions", bucket(name));
      ArrayNode objects = Json.array();
      page.path("Versions").forEach(version -> objects.add(entry(version)));
      page.path("DeleteMarkers").forEach(marker -> objects.add(entry(marker)));
      if (objects.isEmpty()) {
        return;
      }
      ObjectNode delete = bucket(name);
      if (locked) {
        delete.put("BypassGovernanceRetention", true);
      }
      delete.putObject("Delete").put("Quiet", true).set("Objects", objects);
      JsonNode errors = must("s3:DeleteObjects", delete).path("Errors");
      if (!errors.isEmpty()) {
        throw new IllegalStateException(
            name + " cannot be emptied: " + errors.get(0).path("Message").asString());
      }
    }
  }

  private static ObjectNode entry(JsonNode version) {
    ObjectNode entry = Json.object();
    entry.set("Key", version.get("Key"));
    entry.set("VersionId", version.get("VersionId"));
    return entry;
  }

  private ObjectNode must(String call, JsonNode parameters) {
    Answer answer = calls.call(call, parameters);
    if (!answer.error().isEmpty()) {
      throw new IllegalStateException(
          call + " was refused: " + answer.error() + ": " + answer.message());
    }
    return answer.json();
  }

  private static ObjectNode bucket(String name) {
    return Json.object().put("Bucket", name);
  }
}
