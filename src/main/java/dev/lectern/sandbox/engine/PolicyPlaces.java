package dev.lectern.sandbox.engine;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.remedy.PolicyPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the policies stand that count for a request, as far as they can be written. */
record PolicyPlaces(Identities identities) {

  private static final String BUCKET = "arn:aws:s3:::";

  /** ARN of the user or role whose policies count; empty for root, services, strangers. */
  static String identity(Principal caller) {
    return switch (caller.kind()) {
      case USER -> caller.arn();
      case ROLE -> caller.roleArn() == null ? "" : caller.roleArn();
      default -> "";
    };
  }

  List<PolicyPlace> of(Principal caller, AccessRequest request) {
    List<PolicyPlace> places = new ArrayList<>();
    String identity = identity(caller);
    Kind kind = caller.kind() == Principal.Kind.ROLE ? Kind.ROLE : Kind.USER;
    if (!identity.isEmpty()) {
      identities
          .store()
          .find(kind, caller.account(), Identities.name(identity))
          .ifPresent(document -> ofIdentity(document, places));
    }
    ofResource(request).ifPresent(places::add);
    return places;
  }

  private void ofIdentity(ObjectNode document, List<PolicyPlace> places) {
    own(document, places);
    for (JsonNode group : document.path("groups")) {
      identities
          .store()
          .find(Kind.GROUP, document.path("account").asString(), group.asString())
          .ifPresent(found -> own(found, places));
    }
    managed(Decision.Kind.BOUNDARY, document.path("boundary").asString("")).ifPresent(places::add);
  }

  private void own(ObjectNode document, List<PolicyPlace> places) {
    String owner = document.path("Arn").asString();
    for (Map.Entry<String, JsonNode> inline : document.path("inline").properties()) {
      places.add(
          new PolicyPlace(
              Decision.Kind.IDENTITY,
              owner,
              inline.getKey(),
              IamRules.IDENTITY.read(inline.getValue().asString())));
    }
    for (JsonNode arn : document.path("attached")) {
      managed(Decision.Kind.IDENTITY, arn.asString()).ifPresent(places::add);
    }
  }

  /** AWS's own cannot be written. */
  private Optional<PolicyPlace> managed(Decision.Kind layer, String arn) {
    return arn.isEmpty() || arn.startsWith("arn:aws:iam::aws:")
        ? Optional.empty()
        : identities.managed(arn).map(named -> new PolicyPlace(layer, arn, arn, named.policy()));
  }

  private static Optional<PolicyPlace> ofResource(AccessRequest request) {
    Policy policy = request.policy().policy();
    if (request.policy().trust() && policy != null) {
      return Optional.of(
          new PolicyPlace(
              Decision.Kind.TRUST, request.resource(), request.policy().name(), policy));
    }
    if (!request.resource().startsWith(BUCKET) || request.resource().endsWith(":*")) {
      return Optional.empty();
    }
    String bucket = request.resource().substring(BUCKET.length()).split("/", 2)[0];
    return Optional.of(
        new PolicyPlace(
            Decision.Kind.RESOURCE,
            BUCKET + bucket,
            policy == null ? "policy of bucket " + bucket : request.policy().name(),
            policy == null ? new Policy("", List.of(), "") : policy));
  }

  /**
   * The call of the API that writes a document to its place.
   *
   * @return service, operation and members
   */
  static ApiCall write(PolicyPlace place, String text) {
    String name = Identities.name(place.owner());
    return switch (place.layer()) {
      case TRUST ->
          new ApiCall(
              "iam",
              "UpdateAssumeRolePolicy",
              Json.object().put("RoleName", name).put("PolicyDocument", text));
      case RESOURCE, ACL ->
          new ApiCall(
              "s3",
              "PutBucketPolicy",
              Json.object()
                  .put("Bucket", place.owner().substring(BUCKET.length()))
                  .put("Policy", text));
      case IDENTITY, BOUNDARY, SESSION -> ofIam(place, name, text);
    };
  }

  /** A call that is not sent through the wire. */
  record ApiCall(String service, String operation, ObjectNode input) {}

  private static ApiCall ofIam(PolicyPlace place, String name, String text) {
    if (place.owner().contains(":policy/")) {
      return new ApiCall(
          "iam",
          "CreatePolicyVersion",
          Json.object()
              .put("PolicyArn", place.owner())
              .put("PolicyDocument", text)
              .put("SetAsDefault", true));
    }
    String word =
        place.owner().contains(":role/")
            ? "Role"
            : place.owner().contains(":group/") ? "Group" : "User";
    return new ApiCall(
        "iam",
        "Put" + word + "Policy",
        Json.object()
            .put(word + "Name", name)
            .put("PolicyName", place.name())
            .put("PolicyDocument", text));
  }
}
