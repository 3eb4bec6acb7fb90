package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.acl.Grants;
import dev.lectern.sandbox.s3.acl.Subject;
import dev.lectern.sandbox.s3.acl.WantedAcl;
import dev.lectern.sandbox.s3.content.ObjectAcl;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** APIs {@code GetObjectAcl} and {@code PutObjectAcl}. */
record ObjectAcls(S3State state) {

  Map<String, Operation> operations() {
    return Map.of("GetObjectAcl", this::get, "PutObjectAcl", this::put);
  }

  private Reply get(Call call) {
    NamedVersion found = NamedVersion.of(state, call);
    ObjectNode output = Json.object();
    output.set("Owner", S3State.owner(ObjectAcl.owner(found.bucket(), found.version())));
    output.set("Grants", ObjectAcl.grants(found.bucket(), found.version()));
    return Reply.of(output);
  }

  private Reply put(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    NamedVersion.change(state, call, bucket, found -> changed(call, found));
    return Reply.empty();
  }

  private static Detail changed(Call call, NamedVersion found) {
    String owner = found.version().owner();
    String key = call.input().path("Key").asString("");
    ArrayNode grants =
        WantedAcl.require(call, Subject.of(found.bucket(), key, owner, "s3:PutObjectAcl"));
    boolean standard = grants.equals(Grants.ofOwner(owner));
    return found.detail().withAttribute(ObjectAcl.ATTRIBUTE, standard ? "" : grants.toString());
  }
}
