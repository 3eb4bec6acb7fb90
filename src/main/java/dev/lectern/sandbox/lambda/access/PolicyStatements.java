package dev.lectern.sandbox.lambda.access;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resource policy of a function or a layer as it is kept: its statements and its revision. */
public final class PolicyStatements {

  private static final int LARGEST_POLICY = 20_480;

  private PolicyStatements() {}

  /** Refuses a change to another revision than the caller has seen. */
  public static void checkRevision(Call call, ObjectNode policy) {
    String wanted = call.input().path("RevisionId").asString("");
    if (!wanted.isEmpty() && !wanted.equals(policy.path("RevisionId").asString(""))) {
      throw LambdaErrors.revision();
    }
  }

  /** Adds a statement whose id is new. */
  public static void add(ObjectNode policy, ObjectNode statement) {
    String id = statement.path("Sid").asString();
    ArrayNode statements = policy.withArray("Statement");
    if (statements.valueStream().anyMatch(s -> s.path("Sid").asString("").equals(id))) {
      throw LambdaErrors.conflict(
          "The statement id ("
              + id
              + ") provided already exists. Please provide a new statement id, or remove"
              + " the existing statement.");
    }
    statements.add(statement);
    if (statements.toString().length() > LARGEST_POLICY) {
      throw new ServiceException(
          400,
          "PolicyLengthExceededException",
          "The final policy size is bigger than the limit (20480).");
    }
    policy.put("RevisionId", UUID.randomUUID().toString());
  }

  /**
   * Takes a statement away.
   *
   * @return whether some are left
   */
  public static boolean remove(ObjectNode policy, String id) {
    ArrayNode left = Json.array();
    policy
        .path("Statement")
        .valueStream()
        .filter(s -> !s.path("Sid").asString("").equals(id))
        .forEach(left::add);
    if (left.size() == policy.path("Statement").size()) {
      throw LambdaErrors.notFound("Statement " + id + " is not found in resource policy.");
    }
    policy.set("Statement", left);
    policy.put("RevisionId", UUID.randomUUID().toString());
    return !left.isEmpty();
  }

  /** The document that IAM reads. */
  static ObjectNode document(JsonNode kept) {
    ObjectNode document = Json.object().put("Version", "2012-10-17").put("Id", "default");
    document.set("Statement", kept.path("Statement"));
    return document;
  }

  /** The policy as the API answers it. */
  public static ObjectNode answer(JsonNode kept) {
    return Json.object()
        .put("Policy", document(kept).toString())
        .put("RevisionId", kept.path("RevisionId").asString());
  }
}
