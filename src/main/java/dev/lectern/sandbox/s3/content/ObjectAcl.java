package dev.lectern.sandbox.s3.content;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.acl.Grants;
import dev.lectern.sandbox.s3.acl.Subject;
import dev.lectern.sandbox.s3.acl.WantedAcl;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The ACL of a version (User Guide, "Access control list (ACL) overview"). */
public final class ObjectAcl {

  /**
   * The attribute that holds the grants; absent when the owner has full control and that is all.
   */
  public static final String ATTRIBUTE = "ACL";

  private ObjectAcl() {}

  /**
   * The attribute of an object that a call writes.
   *
   * @throws ServiceException AccessControlListNotSupported when the bucket has ACLs disabled and
   *     the call asks for more than the bucket owner's full control; and as {@link WantedAcl#of}
   */
  public static Map<String, String> attributes(Call call, Bucket bucket) {
    String owner = Lookup.owner(call, bucket);
    String key = call.input().path("Key").asString("");
    Subject subject = Subject.of(bucket, key, owner, "s3:PutObject");
    ArrayNode standard = Grants.ofOwner(owner);
    ArrayNode grants = WantedAcl.of(call.input(), subject).orElse(standard);
    boolean named = call.input().path("ACL").asString("").equals("private");
    if (bucket.ownerEnforced() && (named || !grants.equals(standard))) {
      throw WantedAcl.notSupported();
    }
    WantedAcl.checkPublic(call, subject, grants);
    return grants.equals(standard) ? Map.of() : Map.of(ATTRIBUTE, grants.toString());
  }

  /** The grants of a version; those of a bucket with ACLs disabled do not count. */
  public static JsonNode grants(Bucket bucket, ObjectVersion version) {
    return version
        .detail()
        .attribute(ATTRIBUTE)
        .filter(text -> !bucket.ownerEnforced())
        .<JsonNode>map(Json.MAPPER::readTree)
        .orElseGet(() -> Grants.ofOwner(owner(bucket, version)));
  }

  /** The account that owns a version: the bucket's where ACLs are disabled. */
  public static String owner(Bucket bucket, ObjectVersion version) {
    return bucket.ownerEnforced() ? bucket.owner() : version.owner();
  }
}
