package dev.lectern.sandbox.sts;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.Service;
import java.util.Map;

/** AWS Security Token Service in the sandbox. */
public final class StsService implements Service {

  @Override
  public String id() {
    return "sts";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of("GetCallerIdentity", StsService::getCallerIdentity);
  }

  private static Reply getCallerIdentity(Call call) {
    Caller caller = call.caller();
    return Reply.of(
        Json.object()
            .put("UserId", caller.userId())
            .put("Account", caller.accountId())
            .put("Arn", caller.arn()));
  }
}
