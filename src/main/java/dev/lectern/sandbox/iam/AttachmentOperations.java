package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.policy.IamRules;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies of users, groups and roles: attached managed ones, inline ones, the permissions boundary
 * ({@code AttachUserPolicy}, {@code PutRolePolicy}, {@code PutUserPermissionsBoundary}).
 */
final class AttachmentOperations {

  private final Iam iam;
  private final Entity entity;

  private AttachmentOperations(Iam iam, Entity entity) {
    this.iam = iam;
    this.entity = entity;
  }

  static Map<String, Operation> all(Iam iam) {
    Map<String, Operation> operations = new HashMap<>();
    for (Entity entity : Entity.values()) {
      AttachmentOperations all = new AttachmentOperations(iam, entity);
      String word = entity.word();
      operations.put("Attach" + word + "Policy", all::attach);
      operations.put("Detach" + word + "Policy", all::detach);
      operations.put("ListAttached" + word + "Policies", all::attached);
      operations.put("Put" + word + "Policy", all::put);
      operations.put("Get" + word + "Policy", all::get);
      operations.put("Delete" + word + "Policy", all::delete);
      operations.put("List" + word + "Policies", all::inline);
      if (entity != Entity.GROUP) {
        operations.put("Put" + word + "PermissionsBoundary", all::putBoundary);
        operations.put("Delete" + word + "PermissionsBoundary", all::deleteBoundary);
      }
    }
    return operations;
  }

  private Reply attach(Call call) throws IOException {
    String arn = Iam.text(call, "PolicyArn");
    Iam.checkArn(arn);
    if (iam.identities().document(arn).isEmpty()) {
      throw IamErrors.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
    }
    return iam.update(
        entity,
        call,
        document -> {
          if (!Iam.contains(document.path("attached"), arn)) {
            if (document.path("attached").size() >= entity.mostPolicies()) {
              throw IamErrors.limit(
                  "Cannot exceed quota for PoliciesPer"
                      + entity.word()
                      + ": "
                      + entity.mostPolicies());
            }
            document.withArray("/attached").add(arn);
          }
        });
  }

  private Reply detach(Call call) throws IOException {
    String arn = Iam.text(call, "PolicyArn");
    return iam.update(
        entity,
        call,
        document -> {
          if (!Iam.without(document, "attached", arn)) {
            throw IamErrors.noSuchEntity("Policy " + arn + " was not found.");
          }
        });
  }

  private Reply attached(Call call) {
    List<ObjectNode> all =
        iam.require(entity, call)
            .path("attached")
            .valueStream()
            .map(JsonNode::asString)
            .filter(arn -> path(arn).startsWith(Iam.text(call, "PathPrefix")))
            .map(arn -> Json.object().put("PolicyName", Identities.name(arn)).put("PolicyArn", arn))
            .toList();
    return Iam.page(call, "AttachedPolicies", all);
  }

  private static String path(String arn) {
    return arn.substring(arn.indexOf(":policy/") + 7, arn.lastIndexOf('/') + 1);
  }

  private Reply put(Call call) throws IOException {
    String text = Documents.checked(IamRules.IDENTITY, Iam.text(call, "PolicyDocument"));
    return iam.update(
        entity,
        call,
        document -> {
          ObjectNode inline = document.withObject("/inline");
          inline.put(Iam.text(call, "PolicyName"), text);
          int size = inline.valueStream().mapToInt(one -> Documents.size(one.asString())).sum();
          if (size > entity.mostInline()) {
            throw IamErrors.limit(
                "Maximum policy size of "
                    + entity.mostInline()
                    + " bytes exceeded for "
                    + entity.lower()
                    + " "
                    + document.path(entity.member()).asString());
          }
        });
  }

  private Reply get(Call call) {
    ObjectNode document = iam.require(entity, call);
    String name = Iam.text(call, "PolicyName");
    JsonNode text = document.path("inline").path(name);
    if (text.isMissingNode()) {
      throw noPolicy(name);
    }
    return Reply.of(
        Json.object()
            .put(entity.member(), document.path(entity.member()).asString())
            .put("PolicyName", name)
            .put("PolicyDocument", Documents.encoded(text.asString())));
  }

  private ServiceException noPolicy(String name) {
    return IamErrors.noSuchEntity(
        "The " + entity.lower() + " policy with name " + name + " cannot be found.");
  }

  private Reply delete(Call call) throws IOException {
    String name = Iam.text(call, "PolicyName");
    return iam.update(
        entity,
        call,
        document -> {
          if (document.withObject("/inline").remove(name) == null) {
            throw noPolicy(name);
          }
        });
  }

  private Reply inline(Call call) {
    return Iam.page(
        call, "PolicyNames", Iam.strings(iam.require(entity, call).path("inline").propertyNames()));
  }

  private Reply putBoundary(Call call) throws IOException {
    String arn = Iam.text(call, "PermissionsBoundary");
    iam.policy(call, arn);
    return iam.update(entity, call, document -> document.put("boundary", arn));
  }

  private Reply deleteBoundary(Call call) throws IOException {
    return iam.update(
        entity,
        call,
        document -> {
          if (document.remove("boundary") == null) {
            throw IamErrors.noSuchEntity(
                entity.word()
                    + " "
                    + document.path(entity.member()).asString()
                    + " does not have a permissions boundary.");
          }
        });
  }
}
