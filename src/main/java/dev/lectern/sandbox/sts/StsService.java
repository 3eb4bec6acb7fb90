package dev.lectern.sandbox.sts;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.AuthorizationMessage;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.Ids;
import dev.lectern.sandbox.auth.identity.Sessions;
import dev.lectern.sandbox.auth.oidc.KeptIssuers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AWS Security Token Service in the sandbox. */
public final class StsService implements Service, Protected {

  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final Identities identities;
  private final Sessions sessions;
  private final StsAccess access;
  private final Map<String, Operation> operations;
  private volatile Instant swept = Instant.EPOCH;

  /**
   * On the identities by which requests are decided.
   *
   * @param issuers keys by which tokens of identity providers are checked
   * @param clock the sandbox's time, by which tokens expire
   */
  public StsService(Identities identities, KeptIssuers issuers, InstantSource clock) {
    this.identities = identities;
    this.sessions = new Sessions(identities.store());
    Mfa mfa = new Mfa(identities, clock);
    WebIdentity web = new WebIdentity(identities, issuers, clock);
    this.access = new StsAccess(identities, mfa, web);
    Map<String, Operation> all = new TreeMap<>(TokenOperations.all(identities, sessions, mfa, web));
    all.put("GetCallerIdentity", StsService::getCallerIdentity);
    all.put("GetAccessKeyInfo", this::getAccessKeyInfo);
    all.put("DecodeAuthorizationMessage", StsService::decode);
    this.operations = Collections.unmodifiableMap(all);
  }

  @Override
  public String id() {
    return "sts";
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public List<Access> accesses(Ask ask) {
    return access.accesses(ask);
  }

  private static Reply getCallerIdentity(Call call) {
    Caller caller = call.caller();
    return Reply.of(
        Json.object()
            .put("UserId", caller.userId())
            .put("Account", caller.accountId())
            .put("Arn", caller.arn()));
  }

  private Reply getAccessKeyInfo(Call call) {
    String id = call.input().path("AccessKeyId").asString("");
    String account =
        identities.find(id).map(key -> key.caller().accountId()).orElseGet(() -> Ids.account(id));
    if (account.isEmpty()) {
      throw new ServiceException(400, "ValidationError", "Invalid Access Key ID " + id);
    }
    return Reply.of(Json.object().put("Account", account));
  }

  private static Reply decode(Call call) {
    return AuthorizationMessage.decode(call.input().path("EncodedMessage").asString(""))
        .map(text -> Reply.of(Json.object().put("DecodedMessage", text)))
        .orElseThrow(
            () ->
                new ServiceException(
                    400, "InvalidAuthorizationMessageException", "Message is not valid"));
  }

  @Override
  public void tick(Instant now) throws IOException {
    if (Duration.between(swept, now).abs().compareTo(SWEEP) > 0) {
      swept = now;
      sessions.forgetOld(now);
    }
  }
}
