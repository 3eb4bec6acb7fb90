package dev.lectern.pane.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Makes our records of the SDK's. */
final class EntityReaderGateway {

  List<Entity> of(Kind kind, GetAccountAuthorizationDetailsResponse page) {
    return switch (kind) {
      case USER -> page.userDetailList().stream().map(this::user).toList();
      case GROUP -> page.groupDetailList().stream().map(this::group).toList();
      case ROLE -> page.roleDetailList().stream().map(this::role).toList();
      case POLICY -> page.policies().stream().map(this::policy).toList();
    };
  }

  private Entity user(UserDetail user) {
    return Entity.identity(
        Kind.USER,
        user.userName(),
        user.arn(),
        user.createDate(),
        arns(user.attachedManagedPolicies()),
        inline(user.userPolicyList()),
        boundary(user.permissionsBoundary()),
        List.copyOf(user.groupList()),
        "",
        null);
  }

  private Entity group(GroupDetail group) {
    return Entity.identity(
        Kind.GROUP,
        group.groupName(),
        group.arn(),
        group.createDate(),
        arns(group.attachedManagedPolicies()),
        inline(group.groupPolicyList()),
        "",
        List.of(),
        "",
        null);
  }

  private Entity role(RoleDetail role) {
    return Entity.identity(
        Kind.ROLE,
        role.roleName(),
        role.arn(),
        role.createDate(),
        arns(role.attachedManagedPolicies()),
        inline(role.rolePolicyList()),
        boundary(role.permissionsBoundary()),
        List.of(),
        SdkIamGateway.decoded(role.assumeRolePolicyDocument()),
        role.roleLastUsed() == null ? null : role.roleLastUsed().lastUsedDate());
  }

  private Entity policy(ManagedPolicyDetail policy) {
    List<Entity.Version> versions = new ArrayList<>();
    for (PolicyVersion version : policy.policyVersionList()) {
      versions.add(
          new Entity.Version(
              version.versionId(),
              version.isDefaultVersion(),
              version.createDate(),
              SdkIamGateway.decoded(version.document())));
    }
    versions.sort(Comparator.comparingInt((Entity.Version one) -> number(one.id())).reversed());
    return Entity.policy(
        policy.policyName(),
        policy.arn(),
        policy.createDate(),
        List.copyOf(versions),
        count(policy.attachmentCount()),
        count(policy.permissionsBoundaryUsageCount()));
  }

  /** A policy of AWS with its default version only. */
  Entity ofAws(Policy policy, String document) {
    return Entity.policy(
        policy.policyName(),
        policy.arn(),
        policy.createDate(),
        List.of(new Entity.Version(policy.defaultVersionId(), true, policy.updateDate(), document)),
        count(policy.attachmentCount()),
        count(policy.permissionsBoundaryUsageCount()));
  }

  private static int number(String version) {
    return version.matches("v\\d{1,6}") ? Integer.parseInt(version.substring(1)) : 0;
  }

  private static int count(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static List<String> arns(List<AttachedPolicy> attached) {
    return attached.stream().map(AttachedPolicy::policyArn).toList();
  }

  private static Map<String, String> inline(List<PolicyDetail> policies) {
    Map<String, String> all = new LinkedHashMap<>();
    for (PolicyDetail policy : policies) {
      all.put(policy.policyName(), SdkIamGateway.decoded(policy.policyDocument()));
    }
    return all;
  }

  private static String boundary(@Nullable AttachedPermissionsBoundary boundary) {
    return boundary == null || boundary.permissionsBoundaryArn() == null
        ? ""
        : boundary.permissionsBoundaryArn();
  }
}
