package dev.lectern.pane.iam;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.StatusType;

/** Those calls to IAM that change something, by the SDK. */
abstract class IamWritesGateway implements IamGateway {

  abstract IamClient iam();

  @Override
  public void createGroup(String name) {
    iam().createGroup(b -> b.groupName(name));
  }

  @Override
  public void createUser(String name, String boundary) {
    iam().createUser(b -> b.userName(name).permissionsBoundary(orNone(boundary)));
  }

  @Override
  public void createRole(String name, String trust, String boundary) {
    iam()
        .createRole(
            b ->
                b.roleName(name)
                    .assumeRolePolicyDocument(trust)
                    .permissionsBoundary(orNone(boundary)));
  }

  @Override
  public void createPolicy(String name, String document) {
    iam().createPolicy(b -> b.policyName(name).policyDocument(document));
  }

  private static @Nullable String orNone(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public void longestSession(Entity role, int seconds) {
    iam().updateRole(b -> b.roleName(role.name()).maxSessionDuration(seconds));
  }

  @Override
  public MfaDevice.Fresh createDevice(String name) {
    var device = iam().createVirtualMFADevice(b -> b.virtualMFADeviceName(name)).virtualMFADevice();
    return new MfaDevice.Fresh(device.serialNumber(), device.base32StringSeed().asUtf8String());
  }

  @Override
  public void enableDevice(Entity user, String serial, String first, String second) {
    iam()
        .enableMFADevice(
            b ->
                b.userName(user.name())
                    .serialNumber(serial)
                    .authenticationCode1(first)
                    .authenticationCode2(second));
  }

  @Override
  public void removeDevice(Entity user, String serial) {
    iam().deactivateMFADevice(b -> b.userName(user.name()).serialNumber(serial));
    if (serial.contains(":mfa/")) {
      deleteDevice(serial);
    }
  }

  @Override
  public void deleteDevice(String serial) {
    iam().deleteVirtualMFADevice(b -> b.serialNumber(serial));
  }

  @Override
  public void delete(Entity entity) {
    String name = entity.name();
    if (entity.kind() == Kind.POLICY) {
      for (PolicyVersion version :
          iam().listPolicyVersionsPaginator(b -> b.policyArn(entity.arn())).versions()) {
        if (!version.isDefaultVersion()) {
          deleteVersion(entity, version.versionId());
        }
      }
      iam().deletePolicy(b -> b.policyArn(entity.arn()));
      return;
    }
    entity.attached().forEach(arn -> detach(entity, arn));
    entity.inline().keySet().forEach(policy -> deleteInline(entity, policy));
    switch (entity.kind()) {
      case USER -> {
        entity.groups().forEach(group -> removeFromGroup(entity, group));
        keys(entity).forEach(key -> deleteKey(entity, key.id()));
        iam()
            .listMFADevices(b -> b.userName(name))
            .mfaDevices()
            .forEach(
                device ->
                    iam()
                        .deactivateMFADevice(
                            b -> b.userName(name).serialNumber(device.serialNumber())));
        iam().deleteUser(b -> b.userName(name));
      }
      case GROUP -> {
        iam()
            .getGroupPaginator(b -> b.groupName(name))
            .users()
            .forEach(
                user ->
                    iam().removeUserFromGroup(b -> b.groupName(name).userName(user.userName())));
        iam().deleteGroup(b -> b.groupName(name));
      }
      case ROLE -> iam().deleteRole(b -> b.roleName(name));
      case POLICY -> throw new IllegalStateException("deleted above");
    }
  }

  @Override
  public void putInline(Entity entity, String name, String document) {
    switch (entity.kind()) {
      case USER ->
          iam()
              .putUserPolicy(
                  b -> b.userName(entity.name()).policyName(name).policyDocument(document));
      case GROUP ->
          iam()
              .putGroupPolicy(
                  b -> b.groupName(entity.name()).policyName(name).policyDocument(document));
      case ROLE ->
          iam()
              .putRolePolicy(
                  b -> b.roleName(entity.name()).policyName(name).policyDocument(document));
      case POLICY -> throw new IllegalArgumentException("A policy has no policies.");
    }
  }

  @Override
  public void deleteInline(Entity entity, String name) {
    switch (entity.kind()) {
      case USER -> iam().deleteUserPolicy(b -> b.userName(entity.name()).policyName(name));
      case GROUP -> iam().deleteGroupPolicy(b -> b.groupName(entity.name()).policyName(name));
      case ROLE -> iam().deleteRolePolicy(b -> b.roleName(entity.name()).policyName(name));
      case POLICY -> throw new IllegalArgumentException("A policy has no policies.");
    }
  }

  @Override
  public void attach(Entity entity, String arn) {
    switch (entity.kind()) {
      case USER -> iam().attachUserPolicy(b -> b.userName(entity.name()).policyArn(arn));
      case GROUP -> iam().attachGroupPolicy(b -> b.groupName(entity.name()).policyArn(arn));
      case ROLE -> iam().attachRolePolicy(b -> b.roleName(entity.name()).policyArn(arn));
      case POLICY -> throw new IllegalArgumentException("A policy has no policies.");
    }
  }

  @Override
  public void detach(Entity entity, String arn) {
    switch (entity.kind()) {
      case USER -> iam().detachUserPolicy(b -> b.userName(entity.name()).policyArn(arn));
      case GROUP -> iam().detachGroupPolicy(b -> b.groupName(entity.name()).policyArn(arn));
      case ROLE -> iam().detachRolePolicy(b -> b.roleName(entity.name()).policyArn(arn));
      case POLICY -> throw new IllegalArgumentException("A policy has no policies.");
    }
  }

  @Override
  public void boundary(Entity entity, String arn) {
    boolean user = entity.kind() == Kind.USER;
    String name = entity.name();
    if (arn.isEmpty() && user) {
      iam().deleteUserPermissionsBoundary(b -> b.userName(name));
    } else if (arn.isEmpty()) {
      iam().deleteRolePermissionsBoundary(b -> b.roleName(name));
    } else if (user) {
      iam().putUserPermissionsBoundary(b -> b.userName(name).permissionsBoundary(arn));
    } else {
      iam().putRolePermissionsBoundary(b -> b.roleName(name).permissionsBoundary(arn));
    }
  }

  @Override
  public void addToGroup(Entity user, String group) {
    iam().addUserToGroup(b -> b.userName(user.name()).groupName(group));
  }

  @Override
  public void removeFromGroup(Entity user, String group) {
    iam().removeUserFromGroup(b -> b.userName(user.name()).groupName(group));
  }

  @Override
  public void trust(Entity role, String document) {
    iam().updateAssumeRolePolicy(b -> b.roleName(role.name()).policyDocument(document));
  }

  @Override
  public void createVersion(Entity policy, String document) {
    iam()
        .createPolicyVersion(
            b -> b.policyArn(policy.arn()).policyDocument(document).setAsDefault(true));
  }

  @Override
  public void setDefault(Entity policy, String version) {
    iam().setDefaultPolicyVersion(b -> b.policyArn(policy.arn()).versionId(version));
  }

  @Override
  public void deleteVersion(Entity policy, String version) {
    iam().deletePolicyVersion(b -> b.policyArn(policy.arn()).versionId(version));
  }

  @Override
  public AccessKey.Fresh createKey(Entity user) {
    var key = iam().createAccessKey(b -> b.userName(user.name())).accessKey();
    return new AccessKey.Fresh(key.accessKeyId(), key.secretAccessKey());
  }

  @Override
  public void activate(Entity user, String keyId, boolean active) {
    iam()
        .updateAccessKey(
            b ->
                b.userName(user.name())
                    .accessKeyId(keyId)
                    .status(active ? StatusType.ACTIVE : StatusType.INACTIVE));
  }

  @Override
  public void deleteKey(Entity user, String keyId) {
    iam().deleteAccessKey(b -> b.userName(user.name()).accessKeyId(keyId));
  }
}
