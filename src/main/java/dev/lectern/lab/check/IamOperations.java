package dev.lectern.lab.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of IAM that a lab may call. */
final class IamOperations {

  private IamOperations() {}

  static final List<SdkOperation> ALL =
      List.of(
          op(
              "AddRoleToInstanceProfile",
              AddRoleToInstanceProfileRequest::builder,
              IamClient::addRoleToInstanceProfile),
          op("AddUserToGroup", AddUserToGroupRequest::builder, IamClient::addUserToGroup),
          op("AttachGroupPolicy", AttachGroupPolicyRequest::builder, IamClient::attachGroupPolicy),
          op("AttachRolePolicy", AttachRolePolicyRequest::builder, IamClient::attachRolePolicy),
          op("AttachUserPolicy", AttachUserPolicyRequest::builder, IamClient::attachUserPolicy),
          op("CreateAccessKey", CreateAccessKeyRequest::builder, IamClient::createAccessKey),
          op("CreateGroup", CreateGroupRequest::builder, IamClient::createGroup),
          op(
              "CreateInstanceProfile",
              CreateInstanceProfileRequest::builder,
              IamClient::createInstanceProfile),
          op("CreatePolicy", CreatePolicyRequest::builder, IamClient::createPolicy),
          op(
              "CreatePolicyVersion",
              CreatePolicyVersionRequest::builder,
              IamClient::createPolicyVersion),
          op("CreateRole", CreateRoleRequest::builder, IamClient::createRole),
          op("CreateUser", CreateUserRequest::builder, IamClient::createUser),
          op(
              "CreateVirtualMFADevice",
              CreateVirtualMfaDeviceRequest::builder,
              IamClient::createVirtualMFADevice),
          op(
              "DeactivateMFADevice",
              DeactivateMfaDeviceRequest::builder,
              IamClient::deactivateMFADevice),
          op("DeleteAccessKey", DeleteAccessKeyRequest::builder, IamClient::deleteAccessKey),
          op("DeleteGroup", DeleteGroupRequest::builder, IamClient::deleteGroup),
          op("DeleteGroupPolicy", DeleteGroupPolicyRequest::builder, IamClient::deleteGroupPolicy),
          op(
              "DeleteInstanceProfile",
              DeleteInstanceProfileRequest::builder,
              IamClient::deleteInstanceProfile),
          op("DeletePolicy", DeletePolicyRequest::builder, IamClient::deletePolicy),
          op(
              "DeletePolicyVersion",
              DeletePolicyVersionRequest::builder,
              IamClient::deletePolicyVersion),
          op("DeleteRole", DeleteRoleRequest::builder, IamClient::deleteRole),
          op(
              "DeleteRolePermissionsBoundary",
              DeleteRolePermissionsBoundaryRequest::builder,
              IamClient::deleteRolePermissionsBoundary),
          op("DeleteRolePolicy", DeleteRolePolicyRequest::builder, IamClient::deleteRolePolicy),
          op("DeleteUser", DeleteUserRequest::builder, IamClient::deleteUser),
          op(
              "DeleteUserPermissionsBoundary",
              DeleteUserPermissionsBoundaryRequest::builder,
              IamClient::deleteUserPermissionsBoundary),
          op("DeleteUserPolicy", DeleteUserPolicyRequest::builder, IamClient::deleteUserPolicy),
          op(
              "DeleteVirtualMFADevice",
              DeleteVirtualMfaDeviceRequest::builder,
              IamClient::deleteVirtualMFADevice),
          op("DetachGroupPolicy", DetachGroupPolicyRequest::builder, IamClient::detachGroupPolicy),
          op("DetachRolePolicy", DetachRolePolicyRequest::builder, IamClient::detachRolePolicy),
          op("DetachUserPolicy", DetachUserPolicyRequest::builder, IamClient::detachUserPolicy),
          op("EnableMFADevice", EnableMfaDeviceRequest::builder, IamClient::enableMFADevice),
          op(
              "GetAccessKeyLastUsed",
              GetAccessKeyLastUsedRequest::builder,
              IamClient::getAccessKeyLastUsed),
          op(
              "GetAccountAuthorizationDetails",
              GetAccountAuthorizationDetailsRequest::builder,
              IamClient::getAccountAuthorizationDetails),
          op("GetAccountSummary", GetAccountSummaryRequest::builder, IamClient::getAccountSummary),
          op(
              "GetContextKeysForPrincipalPolicy",
              GetContextKeysForPrincipalPolicyRequest::builder,
              IamClient::getContextKeysForPrincipalPolicy),
          op("GetGroup", GetGroupRequest::builder, IamClient::getGroup),
          op("GetGroupPolicy", GetGroupPolicyRequest::builder, IamClient::getGroupPolicy),
          op(
              "GetInstanceProfile",
              GetInstanceProfileRequest::builder,
              IamClient::getInstanceProfile),
          op("GetPolicy", GetPolicyRequest::builder, IamClient::getPolicy),
          op("GetPolicyVersion", GetPolicyVersionRequest::builder, IamClient::getPolicyVersion),
          op("GetRole", GetRoleRequest::builder, IamClient::getRole),
          op("GetRolePolicy", GetRolePolicyRequest::builder, IamClient::getRolePolicy),
          op("GetUser", GetUserRequest::builder, IamClient::getUser),
          op("GetUserPolicy", GetUserPolicyRequest::builder, IamClient::getUserPolicy),
          op("ListAccessKeys", ListAccessKeysRequest::builder, IamClient::listAccessKeys),
          op(
              "ListAttachedGroupPolicies",
              ListAttachedGroupPoliciesRequest::builder,
              IamClient::listAttachedGroupPolicies),
          op(
              "ListAttachedRolePolicies",
              ListAttachedRolePoliciesRequest::builder,
              IamClient::listAttachedRolePolicies),
          op(
              "ListAttachedUserPolicies",
              ListAttachedUserPoliciesRequest::builder,
              IamClient::listAttachedUserPolicies),
          op(
              "ListEntitiesForPolicy",
              ListEntitiesForPolicyRequest::builder,
              IamClient::listEntitiesForPolicy),
          op("ListGroupPolicies", ListGroupPoliciesRequest::builder, IamClient::listGroupPolicies),
          op("ListGroups", ListGroupsRequest::builder, IamClient::listGroups),
          op("ListGroupsForUser", ListGroupsForUserRequest::builder, IamClient::listGroupsForUser),
          op(
              "ListInstanceProfiles",
              ListInstanceProfilesRequest::builder,
              IamClient::listInstanceProfiles),
          op(
              "ListInstanceProfilesForRole",
              ListInstanceProfilesForRoleRequest::builder,
              IamClient::listInstanceProfilesForRole),
          op("ListMFADevices", ListMfaDevicesRequest::builder, IamClient::listMFADevices),
          op("ListPolicies", ListPoliciesRequest::builder, IamClient::listPolicies),
          op(
              "ListPolicyVersions",
              ListPolicyVersionsRequest::builder,
              IamClient::listPolicyVersions),
          op("ListRolePolicies", ListRolePoliciesRequest::builder, IamClient::listRolePolicies),
          op("ListRoles", ListRolesRequest::builder, IamClient::listRoles),
          op("ListUserPolicies", ListUserPoliciesRequest::builder, IamClient::listUserPolicies),
          op("ListUsers", ListUsersRequest::builder, IamClient::listUsers),
          op(
              "ListVirtualMFADevices",
              ListVirtualMfaDevicesRequest::builder,
              IamClient::listVirtualMFADevices),
          op("PutGroupPolicy", PutGroupPolicyRequest::builder, IamClient::putGroupPolicy),
          op(
              "PutRolePermissionsBoundary",
              PutRolePermissionsBoundaryRequest::builder,
              IamClient::putRolePermissionsBoundary),
          op("PutRolePolicy", PutRolePolicyRequest::builder, IamClient::putRolePolicy),
          op(
              "PutUserPermissionsBoundary",
              PutUserPermissionsBoundaryRequest::builder,
              IamClient::putUserPermissionsBoundary),
          op("PutUserPolicy", PutUserPolicyRequest::builder, IamClient::putUserPolicy),
          op(
              "RemoveRoleFromInstanceProfile",
              RemoveRoleFromInstanceProfileRequest::builder,
              IamClient::removeRoleFromInstanceProfile),
          op(
              "RemoveUserFromGroup",
              RemoveUserFromGroupRequest::builder,
              IamClient::removeUserFromGroup),
          op(
              "SetDefaultPolicyVersion",
              SetDefaultPolicyVersionRequest::builder,
              IamClient::setDefaultPolicyVersion),
          op(
              "SimulateCustomPolicy",
              SimulateCustomPolicyRequest::builder,
              IamClient::simulateCustomPolicy),
          op(
              "SimulatePrincipalPolicy",
              SimulatePrincipalPolicyRequest::builder,
              IamClient::simulatePrincipalPolicy),
          op("TagRole", TagRoleRequest::builder, IamClient::tagRole),
          op("TagUser", TagUserRequest::builder, IamClient::tagUser),
          op("UntagRole", UntagRoleRequest::builder, IamClient::untagRole),
          op("UntagUser", UntagUserRequest::builder, IamClient::untagUser),
          op("UpdateAccessKey", UpdateAccessKeyRequest::builder, IamClient::updateAccessKey),
          op(
              "UpdateAssumeRolePolicy",
              UpdateAssumeRolePolicyRequest::builder,
              IamClient::updateAssumeRolePolicy),
          op("UpdateRole", UpdateRoleRequest::builder, IamClient::updateRole),
          op(
              "UpdateRoleDescription",
              UpdateRoleDescriptionRequest::builder,
              IamClient::updateRoleDescription));

  private static <B extends SdkBuilder<B, R>, R> SdkOperation op(
      String name, Supplier<B> begin, BiFunction<IamClient, R, SdkPojo> send) {
    return SdkOperation.of(
        "iam:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.iam(), request)));
  }
}
