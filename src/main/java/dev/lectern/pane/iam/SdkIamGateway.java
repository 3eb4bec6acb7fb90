package dev.lectern.pane.iam;

import dev.lectern.aws.AwsClients;
import dev.lectern.task.Progress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.StatusType;

/** IAM by the SDK. */
final class SdkIamGateway extends IamWritesGateway implements IamGateway {

  private final AwsClients clients;
  private final EntityReaderGateway reader = new EntityReaderGateway();

  SdkIamGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  IamClient iam() {
    return clients.iam();
  }

  @Override
  public List<Entity> list(Kind kind, Progress progress) {
    List<EntityType> types =
        switch (kind) {
          case USER -> List.of(EntityType.USER);
          case GROUP -> List.of(EntityType.GROUP);
          case ROLE -> List.of(EntityType.ROLE);
          case POLICY -> List.of(EntityType.LOCAL_MANAGED_POLICY, EntityType.AWS_MANAGED_POLICY);
        };
    List<Entity> all = new ArrayList<>();
    for (GetAccountAuthorizationDetailsResponse page :
        iam().getAccountAuthorizationDetailsPaginator(request -> request.filter(types))) {
      all.addAll(reader.of(kind, page));
      if (progress.cancelled()) {
        break;
      }
    }
    all.removeIf(one -> one.ofAws() && one.attachments() == 0 && one.boundaryOf() == 0);
    all.sort(Comparator.comparing(Entity::ofAws).thenComparing(Entity::name));
    return all;
  }

  @Override
  public Entity find(Kind kind, String name) {
    return list(kind, Progress.unseen()).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseGet(() -> missing(kind, name));
  }

  /** A policy of AWS that is attached to nobody; others are not there. */
  private Entity missing(Kind kind, String name) {
    if (kind == Kind.POLICY) {
      for (Policy policy :
          iam().listPoliciesPaginator(b -> b.scope(PolicyScopeType.AWS)).policies()) {
        if (policy.policyName().equals(name)) {
          String document =
              iam()
                  .getPolicyVersion(
                      b -> b.policyArn(policy.arn()).versionId(policy.defaultVersionId()))
                  .policyVersion()
                  .document();
          return reader.ofAws(policy, decoded(document));
        }
      }
    }
    throw NoSuchEntityException.builder()
        .message("There is no " + kind.word() + " " + name + ".")
        .statusCode(404)
        .build();
  }

  @Override
  public List<String> attachable() {
    return Stream.of(PolicyScopeType.LOCAL, PolicyScopeType.AWS)
        .flatMap(scope -> iam().listPoliciesPaginator(b -> b.scope(scope)).policies().stream())
        .map(Policy::arn)
        .toList();
  }

  @Override
  public List<String> usedBy(Entity policy) {
    List<String> all = new ArrayList<>();
    iam()
        .listEntitiesForPolicyPaginator(b -> b.policyArn(policy.arn()))
        .forEach(
            page -> {
              page.policyUsers().forEach(user -> all.add("user/" + user.userName()));
              page.policyGroups().forEach(group -> all.add("group/" + group.groupName()));
              page.policyRoles().forEach(role -> all.add("role/" + role.roleName()));
            });
    return all;
  }

  @Override
  public List<AccessKey> keys(Entity user) {
    List<AccessKey> keys = new ArrayList<>();
    for (AccessKeyMetadata key :
        iam().listAccessKeysPaginator(b -> b.userName(user.name())).accessKeyMetadata()) {
      var used =
          iam().getAccessKeyLastUsed(b -> b.accessKeyId(key.accessKeyId())).accessKeyLastUsed();
      boolean ever = used != null && used.lastUsedDate() != null;
      keys.add(
          new AccessKey(
              key.accessKeyId(),
              key.status() == StatusType.ACTIVE,
              key.createDate(),
              ever ? used.lastUsedDate() : null,
              ever ? String.valueOf(used.serviceName()) : "",
              ever ? String.valueOf(used.region()) : ""));
    }
    return keys;
  }

  @Override
  public List<Answer> simulate(String arn, List<String> actions, List<String> resources) {
    return iam()
        .simulatePrincipalPolicyPaginator(
            b -> b.policySourceArn(arn).actionNames(actions).resourceArns(resources))
        .evaluationResults()
        .stream()
        .map(SdkIamGateway::answer)
        .toList();
  }

  @Override
  public List<Answer> simulateDocuments(
      List<String> documents, List<String> actions, List<String> resources) {
    return documents.isEmpty()
        ? List.of()
        : iam()
            .simulateCustomPolicyPaginator(
                b -> b.policyInputList(documents).actionNames(actions).resourceArns(resources))
            .evaluationResults()
            .stream()
            .map(SdkIamGateway::answer)
            .toList();
  }

  private static Answer answer(EvaluationResult result) {
    return new Answer(
        result.evalActionName(),
        result.evalResourceName(),
        result.evalDecisionAsString(),
        result.matchedStatements().stream().map(one -> one.sourcePolicyId()).distinct().toList(),
        result.missingContextValues(),
        result.permissionsBoundaryDecisionDetail() != null
            && !result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
  }

  @Override
  public Documents documents(Entity entity) {
    List<String> identity = new ArrayList<>(entity.inline().values());
    entity.attached().forEach(arn -> identity.add(defaultDocument(arn)));
    for (String group : entity.groups()) {
      for (String name : iam().listGroupPoliciesPaginator(b -> b.groupName(group)).policyNames()) {
        identity.add(
            decoded(
                iam().getGroupPolicy(b -> b.groupName(group).policyName(name)).policyDocument()));
      }
      for (AttachedPolicy policy :
          iam().listAttachedGroupPoliciesPaginator(b -> b.groupName(group)).attachedPolicies()) {
        identity.add(defaultDocument(policy.policyArn()));
      }
    }
    return new Documents(
        identity, entity.boundary().isEmpty() ? "" : defaultDocument(entity.boundary()));
  }

  private String defaultDocument(String arn) {
    Policy policy = iam().getPolicy(b -> b.policyArn(arn)).policy();
    return decoded(
        iam()
            .getPolicyVersion(b -> b.policyArn(arn).versionId(policy.defaultVersionId()))
            .policyVersion()
            .document());
  }

  /** IAM answers with documents that are percent-encoded (RFC 3986). */
  static String decoded(String document) {
    return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
