package dev.lectern.sandbox.s3.access;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.PassRole;
import dev.lectern.sandbox.auth.RequestKeys;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.s3.policy.BucketPolicies;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.VersionIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What requests must be allowed to do (S3 API Reference, "Required permissions for Amazon S3 API
 * operations"), with bucket policy, ACLs, object ownership and public access block of what they act
 * on. Safe for any thread.
 */
public final class S3Access {

  private static final Set<String> OWN_POLICY =
      Set.of("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy");
  private static final Set<String> READS = Set.of("GetObject", "HeadObject", "GetObjectAttributes");

  /** Object actions that have another name where a version is named. */
  private static final Map<String, String> OF_VERSION =
      Map.ofEntries(
          Map.entry("s3:GetObject", "s3:GetObjectVersion"),
          Map.entry("s3:GetObjectAcl", "s3:GetObjectVersionAcl"),
          Map.entry("s3:GetObjectAttributes", "s3:GetObjectVersionAttributes"),
          Map.entry("s3:GetObjectTagging", "s3:GetObjectVersionTagging"),
          Map.entry("s3:PutObjectAcl", "s3:PutObjectVersionAcl"),
          Map.entry("s3:PutObjectTagging", "s3:PutObjectVersionTagging"),
          Map.entry("s3:DeleteObject", "s3:DeleteObjectVersion"),
          Map.entry("s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging"));

  private final S3State state;
  private final BucketPolicies policies = new BucketPolicies();

  /** Of the sandbox's buckets. */
  public S3Access(S3State state) {
    this.state = state;
  }

  /** What a request needs, all of it. */
  public List<Access> of(Ask ask) {
    if (ask.operation().equals("ListBuckets") || !ask.input().has("Bucket")) {
      return List.of(Access.own(ask.action(), "arn:aws:s3:::*", () -> keys(ask, null, null)));
    }
    if (ask.operation().equals("CreateBucket")) {
      return created(ask);
    }
    Bucket bucket = state.buckets().find(ask.text("Bucket")).orElse(null);
    if (bucket == null) {
      return List.of(
          new Access(
              ask.action(),
              ask.resource(),
              new ResourceOwner.Missing(),
              ResourcePolicy.NONE,
              Map::of));
    }
    if (ask.operation().equals("DeleteObjects")) {
      return each(ask, bucket);
    }
    return ask.input().has("Key") ? object(ask, bucket) : bucket(ask, bucket);
  }

  /** Of many objects each is decided by itself, and the answer says which were refused. */
  private List<Access> each(Ask ask, Bucket bucket) {
    List<Access> all = new ArrayList<>();
    int place = 0;
    for (JsonNode object : ask.input().path("Delete").path("Objects")) {
      ObjectNode one = Json.object().put("Key", object.path("Key").asString(""));
      for (String member : List.of("VersionId", "BypassGovernanceRetention")) {
        JsonNode value = object.has(member) ? object.path(member) : ask.input().path(member);
        if (!value.isMissingNode()) {
          one.set(member, value);
        }
      }
      for (Access access : object(ask.with(one), bucket)) {
        all.add(access.ofPart(place));
      }
      place++;
    }
    return all;
  }

  private static List<Access> created(Ask ask) {
    List<Access> all = new ArrayList<>();
    all.add(Access.own("s3:CreateBucket", ask.resource(), () -> keys(ask, null, null)));
    for (Map.Entry<String, String> more :
        Map.of(
                "ACL", "s3:PutBucketAcl",
                "ObjectOwnership", "s3:PutBucketOwnershipControls",
                "ObjectLockEnabledForBucket", "s3:PutBucketObjectLockConfiguration")
            .entrySet()) {
      if (ask.input().has(more.getKey())) {
        all.add(Access.own(more.getValue(), ask.resource(), () -> keys(ask, null, null)));
      }
    }
    return all;
  }

  private static Map<String, List<String>> keys(
      Ask ask, @Nullable Bucket bucket, @Nullable ObjectVersion version) {
    return RequestFacts.of(ask.input(), ask.head(), bucket, version);
  }

  private List<Access> bucket(Ask ask, Bucket bucket) {
    Access main =
        new Access(
            ask.action(),
            "arn:aws:s3:::" + bucket.name(),
            new ResourceOwner.Account(bucket.owner()),
            policy(ask.caller(), ask.action(), bucket, null),
            () -> keys(ask, bucket, null));
    String role = ask.input().path("ReplicationConfiguration").path("Role").asString("");
    return role.isEmpty() ? List.of(main) : List.of(main, PassRole.to(role, "s3.amazonaws.com"));
  }

  private List<Access> object(Ask ask, Bucket bucket) {
    List<Access> all = new ArrayList<>();
    String key = ask.text("Key");
    String versionId = ask.text("VersionId");
    Found found = new Found(bucket, key, versionId);
    for (String action : actions(ask)) {
      all.add(access(ask, found, versioned(action, versionId)));
    }
    boolean trusted = ask.caller().root() && ask.caller().accountId().equals(bucket.owner());
    if (!trusted && versionId.isEmpty() && READS.contains(ask.operation()) && found.missing()) {
      all.add(
          new Access(
              "s3:ListBucket",
              "arn:aws:s3:::" + bucket.name(),
              new ResourceOwner.Account(bucket.owner()),
              policy(ask.caller(), "s3:ListBucket", bucket, null),
              () -> keys(ask, bucket, null)));
    }
    if (ask.input().has("CopySource")) {
      source(ask).ifPresent(all::add);
    }
    return all;
  }

  private static String versioned(String action, String versionId) {
    return versionId.isEmpty() ? action : OF_VERSION.getOrDefault(action, action);
  }

  /** The operation's own action, and those of what it does besides. */
  private static List<String> actions(Ask ask) {
    List<String> actions = new ArrayList<>();
    ObjectNode input = ask.input();
    if (ask.operation().equals("GetObjectAttributes")) {
      actions.add("s3:GetObject");
    }
    actions.add(ask.action());
    if (!ask.action().equals("s3:PutObject")) {
      if (input.path("BypassGovernanceRetention").asBoolean(false)) {
        actions.add("s3:BypassGovernanceRetention");
      }
      return actions;
    }
    if (!input.path("Tagging").asString("").isEmpty()) {
      actions.add("s3:PutObjectTagging");
    }
    if (input.has("ACL") || input.has("GrantRead") || input.has("GrantFullControl")) {
      actions.add("s3:PutObjectAcl");
    }
    if (input.has("ObjectLockMode")) {
      actions.add("s3:PutObjectRetention");
    }
    if (input.has("ObjectLockLegalHoldStatus")) {
      actions.add("s3:PutObjectLegalHold");
    }
    return actions;
  }

  /** An object that another account wrote, where ACLs count, is that account's to share. */
  private Access access(Ask ask, Found found, String action) {
    Bucket bucket = found.bucket;
    ObjectVersion version = bucket.ownerEnforced() ? null : found.get();
    boolean foreign =
        version != null
            && !version.owner().equals(bucket.owner())
            && action.startsWith("s3:GetObject");
    ResourcePolicy policy = policy(ask.caller(), action, bucket, version);
    return new Access(
        action,
        "arn:aws:s3:::" + bucket.name() + "/" + found.key,
        new ResourceOwner.Account(foreign && version != null ? version.owner() : bucket.owner()),
        foreign ? new ResourcePolicy(policy.name(), null, false, "", policy.grants()) : policy,
        () -> keys(ask, bucket, found.get()));
  }

  /** An object that is looked for only when a decision depends on it. For one thread. */
  private final class Found {

    private final Bucket bucket;
    private final String key;
    private final String versionId;
    private boolean looked;
    private @Nullable ObjectVersion version;

    Found(Bucket bucket, String key, String versionId) {
      this.bucket = bucket;
      this.key = key;
      this.versionId = versionId;
    }

    @Nullable ObjectVersion get() {
      if (!looked) {
        looked = true;
        version = version(bucket, key, versionId);
      }
      return version;
    }

    boolean missing() {
      ObjectVersion there = get();
      return there == null || there.deleteMarker();
    }
  }

  private Optional<Access> source(Ask ask) {
    String header = ask.text("CopySource");
    Optional<CopyAddress> address = CopyAddress.of(header);
    Bucket bucket = address.flatMap(one -> state.buckets().find(one.bucket())).orElse(null);
    if (address.isEmpty() || bucket == null) {
      return Optional.empty();
    }
    String versionId = address.get().versionId();
    return Optional.of(
        access(
            ask,
            new Found(bucket, address.get().key(), versionId),
            versioned("s3:GetObject", versionId)));
  }

  private @Nullable ObjectVersion version(Bucket bucket, String key, String versionId) {
    if (versionId.isEmpty()) {
      return state.objects().newest(null, bucket, key).orElse(null);
    }
    return VersionIds.wellFormed(versionId)
        ? state.objects().version(null, bucket, key, versionId).orElse(null)
        : null;
  }

  private ResourcePolicy policy(
      Caller caller, String action, Bucket bucket, @Nullable ObjectVersion version) {
    boolean owner = caller.root() && caller.accountId().equals(bucket.owner());
    List<ResourcePolicy.Grant> grants =
        caller.accountId().equals(bucket.owner()) && caller.root()
            ? List.of()
            : AclGrants.covering(caller, action, bucket, version);
    Optional<BucketPolicies.Read> policy =
        owner && OWN_POLICY.contains(action) ? Optional.empty() : policies.of(bucket);
    if (policy.isEmpty() && grants.isEmpty()) {
      return ResourcePolicy.NONE;
    }
    boolean restricted =
        policy.isPresent()
            && policy.get().open()
            && bucket
                .configuration(Configurations.PUBLIC_ACCESS_BLOCK)
                .map(block -> block.path("RestrictPublicBuckets").asBoolean(false))
                .orElse(false);
    return new ResourcePolicy(
        "policy of bucket " + bucket.name(),
        policy.map(BucketPolicies.Read::policy).orElse(null),
        false,
        restricted
            ? "because public access is prevented by the RestrictPublicBuckets setting in S3 Block"
                + " Public Access"
            : "",
        grants);
  }

  /** A request about one object that does not come through the API: a visit, a form. */
  public AccessRequest request(
      Caller caller, String action, Bucket bucket, String key, RequestHead head, Instant now) {
    Ask ask =
        new Ask(
            "",
            action,
            "",
            Json.object().put("Bucket", bucket.name()).put("Key", key),
            caller,
            bucket.region(),
            head);
    Access access = access(ask, new Found(bucket, key, ""), action);
    return new AccessRequest(
        caller,
        access.action(),
        access.resource(),
        access.owner(),
        access.policy(),
        () ->
            Context.of(
                    RequestKeys.of(head, now, bucket.region(), caller.accountId(), access.owner()))
                .with(access.keys().get()));
  }
}
