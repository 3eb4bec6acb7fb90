package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.auth.identity.Identities;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AWS Identity and Access Management in the sandbox. */
public final class IamService implements Service, Protected {

  private final Iam iam;
  private final IamAccess access;
  private final Map<String, Operation> operations;

  /** On the identities by which requests are decided: what is changed here counts at once. */
  public IamService(Identities identities) {
    this.iam = new Iam(identities);
    this.access = new IamAccess(iam);
    Map<String, Operation> all = new TreeMap<>();
    all.putAll(EntityOperations.all(iam));
    all.putAll(ManagedOperations.all(iam));
    all.putAll(AttachmentOperations.all(iam));
    all.putAll(KeyOperations.all(iam));
    all.putAll(MfaOperations.all(iam));
    all.putAll(ProfileOperations.all(iam));
    all.putAll(ProviderOperations.all(iam));
    all.putAll(AccountOperations.all(iam));
    all.putAll(Tagging.all(iam));
    all.putAll(Simulator.all(iam));
    this.operations = Collections.unmodifiableMap(all);
  }

  @Override
  public String id() {
    return "iam";
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public List<Access> accesses(Ask ask) {
    return access.accesses(ask);
  }

  @Override
  public void tick(Instant now) throws IOException {
    KeyOperations.keep(iam);
  }
}
