package dev.lectern.pane.iam;

import dev.lectern.task.Progress;
import java.util.List;

/** IAM's API, in our records. Blocks; never on the FX thread. */
interface IamGateway {

  /** All of a kind, by name; of policies the account's own and AWS's that are attached. */
  List<Entity> list(Kind kind, Progress progress);

  /** One of them as it is now; AWS's own policies too. */
  Entity find(Kind kind, String name);

  /** Names and ARNs of the policies that can be attached: the account's and AWS's. */
  List<String> attachable();

  /** Makes a group. */
  void createGroup(String name);

  /** Makes a user with its permissions boundary, which is empty for none. */
  void createUser(String name, String boundary);

  /** Makes a role with its trust policy and its permissions boundary, which is empty for none. */
  void createRole(String name, String trust, String boundary);

  /** Makes a managed policy with its document. */
  void createPolicy(String name, String document);

  /**
   * Deletes it with what hangs on it: keys, inline policies, attachments, memberships, versions.
   */
  void delete(Entity entity);

  /** Writes an inline policy. */
  void putInline(Entity entity, String name, String document);

  void deleteInline(Entity entity, String name);

  void attach(Entity entity, String arn);

  void detach(Entity entity, String arn);

  /** Sets the permissions boundary; takes it away when the ARN is empty. */
  void boundary(Entity entity, String arn);

  void addToGroup(Entity user, String group);

  void removeFromGroup(Entity user, String group);

  /** Writes the trust policy of a role. */
  void trust(Entity role, String document);

  /** How long a session of a role may last; seconds. */
  int longestSession(Entity role);

  /** Sets how long a session of a role may last. */
  void longestSession(Entity role, int seconds);

  /** Writes a version of a managed policy, which becomes the default one. */
  void createVersion(Entity policy, String document);

  void setDefault(Entity policy, String version);

  void deleteVersion(Entity policy, String version);

  /** Users, groups and roles that a managed policy is attached to, or bounds: {@code user/mia}. */
  List<String> usedBy(Entity policy);

  List<AccessKey> keys(Entity user);

  AccessKey.Fresh createKey(Entity user);

  void activate(Entity user, String keyId, boolean active);

  void deleteKey(Entity user, String keyId);

  /** MFA devices of a user, then the virtual ones that belong to nobody. */
  List<MfaDevice> devices(Entity user);

  /** Makes a virtual MFA device that belongs to nobody. */
  MfaDevice.Fresh createDevice(String name);

  /** Gives a device to a user, by two codes that follow one another. */
  void enableDevice(Entity user, String serial, String first, String second);

  /** Takes a device from its user, and deletes a virtual one. */
  void removeDevice(Entity user, String serial);

  /** Deletes a virtual device that belongs to nobody. */
  void deleteDevice(String serial);

  /** What a user, group or role may do, by its policies and boundary. */
  List<Answer> simulate(String arn, List<String> actions, List<String> resources);

  /**
   * What documents alone allow.
   *
   * @param documents of identity policies
   */
  List<Answer> simulateDocuments(
      List<String> documents, List<String> actions, List<String> resources);

  /** The documents that decide about a user or role: own, of its groups; and of the boundary. */
  Documents documents(Entity entity);

  /**
   * Texts of policies.
   *
   * @param boundary empty without one
   */
  record Documents(List<String> identity, String boundary) {}
}
