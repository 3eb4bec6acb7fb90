package dev.lectern.pane.stepfunctions.versions;

import java.time.Instant;
import java.util.List;

/** Versions and aliases of a machine. Blocking; failures are the SDK's exceptions. */
public interface VersionsGateway {

  /** A version; it never changes. */
  record Version(String number, String arn, String description, Instant created) {}

  /**
   * An alias: one version, or two that share the executions.
   *
   * @param weight of the first version in per cent; 100 when it is alone
   * @param other number of the second version; empty without one
   */
  record Alias(
      String name, String arn, String version, int weight, String other, String description) {}

  /** What is there: versions the newest first, aliases by name. */
  record Listing(List<Version> versions, List<Alias> aliases) {}

  /**
   * Lists both (ListStateMachineVersions, ListStateMachineAliases, DescribeStateMachineAlias of
   * each).
   */
  Listing list(String machine);

  /** Makes a version of what is saved (PublishStateMachineVersion). */
  void publish(String machine, String description);

  /** Deletes a version (DeleteStateMachineVersion). */
  void deleteVersion(String arn);

  /** Makes or changes an alias (CreateStateMachineAlias, UpdateStateMachineAlias). */
  void put(String machine, Alias alias, boolean create);

  /** Deletes an alias (DeleteStateMachineAlias). */
  void deleteAlias(String arn);
}
