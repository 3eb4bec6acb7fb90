package dev.lectern.sandbox.auth.identity;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.auth.AccessKeys;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys with which the console acts as a user, one each. They are no access keys of IAM: nobody
 * lists them, nothing keeps them. Safe for any thread.
 */
public final class DeskKeys implements AccessKeys {

  private final AccessKeys rest;
  private final Map<String, AccessKey> known = new ConcurrentHashMap<>();
  private final Map<String, String> byUser = new ConcurrentHashMap<>();

  /**
   * Beside other keys.
   *
   * @param rest all others
   */
  public DeskKeys(AccessKeys rest) {
    this.rest = rest;
  }

  /** The keys of a user; the caller's own access key does not matter. */
  public Authority.Keys of(Caller user) {
    String id = byUser.computeIfAbsent(user.arn() + " " + user.userId(), who -> made(user));
    AccessKey key = known.get(id);
    return new Authority.Keys(id, key == null ? "" : key.secret(), null, null);
  }

  private String made(Caller user) {
    String id = Ids.unique("AKIA");
    known.put(
        id,
        new AccessKey(
            new Caller(user.accountId(), user.arn(), user.userId(), id, false),
            Ids.secret(),
            null));
    return id;
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return Optional.ofNullable(known.get(accessKeyId)).or(() -> rest.find(accessKeyId));
  }

  @Override
  public void used(String accessKeyId, String service, String region) {
    rest.used(accessKeyId, service, region);
  }
}
