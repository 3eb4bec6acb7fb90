package dev.lectern.pane.lambda.versions;

import java.util.List;

/** Versions and aliases. Blocking; failures are the SDK's exceptions. */
public interface VersionsGateway {

  /** All versions, $LATEST first, then the newest (ListVersionsByFunction). */
  List<VersionLine> versions(String function);

  /** All aliases by name (ListAliases). */
  List<AliasLine> aliases(String function);

  /** Makes a version of $LATEST; the last one again when nothing has changed (PublishVersion). */
  String publish(String function, String description);

  /** Deletes a version (DeleteFunction with a qualifier). */
  void deleteVersion(String function, String version);

  /** Makes or changes an alias (CreateAlias, UpdateAlias). */
  void put(String function, AliasLine alias, boolean create);

  /** Deletes an alias (DeleteAlias). */
  void deleteAlias(String function, String name);
}
