package dev.lectern.pane.iam;

import dev.lectern.aws.AwsClients;
import dev.lectern.task.Progress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Statement;
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
  public int longestSession(Entity role) {
    return iam().getRole(b -> b.roleName(role.name())).role().maxSessionDuration();
  }

  @Override
  public List<MfaDevice> devices(Entity user) {
    List<MfaDevice> devices = new ArrayList<>();
    iam()
        .listMFADevicesPaginator(b -> b.userName(user.name()))
        .mfaDevices()
        .forEach(one -> devices.add(new MfaDevice(one.serialNumber(), one.enableDate())));
    iam()
        .listVirtualMFADevicesPaginator(b -> b.assignmentStatus(AssignmentStatusType.UNASSIGNED))
        .virtualMFADevices()
        .forEach(one -> devices.add(new MfaDevice(one.serialNumber(), null)));
    return devices;
  }

  @Override
  public List<Answer> simulate(String arn, List<String> actions, List<String> resources) {
    return iam()
        .simulatePrincipalPolicyPaginator(
            b -> b.policySourceArn(arn).actionNames(actions).resourceArns(resources))
        .evaluationResults()
        .stream()
        .flatMap(SdkIamGateway::answers)
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
            .flatMap(SdkIamGateway::answers)
            .toList();
  }

  /** Of several resources the result is one, with a part for each (API type EvaluationResult). */
  private static Stream<Answer> answers(EvaluationResult result) {
    String action = result.evalActionName();
    return result.resourceSpecificResults().isEmpty()
        ? Stream.of(
            new Answer(
                action,
                result.evalResourceName(),
                result.evalDecisionAsString(),
                policies(result.matchedStatements()),
                result.missingContextValues(),
                stopped(result.permissionsBoundaryDecisionDetail())))
        : result.resourceSpecificResults().stream()
            .map(
                part ->
                    new Answer(
                        action,
                        part.evalResourceName(),
                        part.evalResourceDecisionAsString(),
                        policies(part.matchedStatements()),
                        part.missingContextValues(),
                        stopped(part.permissionsBoundaryDecisionDetail())));
  }

  private static List<String> policies(List<Statement> statements) {
    return statements.stream().map(Statement::sourcePolicyId).distinct().toList();
  }

  private static boolean stopped(@Nullable PermissionsBoundaryDecisionDetail boundary) {
    return boundary != null && !boundary.allowedByPermissionsBoundary();
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
