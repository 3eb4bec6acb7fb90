package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a transaction was cancelled, action by action (API type CancellationReason). */
final class Cancellation {

  private Cancellation() {}

  static ObjectNode none() {
    return Json.object().put("Code", "None");
  }

  /** Whether one of them is a reason at all. */
  static boolean any(List<ObjectNode> reasons) {
    return reasons.stream().anyMatch(reason -> !reason.path("Code").asString().equals("None"));
  }

  static ObjectNode conflict() {
    return Json.object()
        .put("Code", "TransactionConflict")
        .put("Message", "Transaction is ongoing for the item");
  }

  static ObjectNode conditionFailed(WriteAction action, WriteAction.ConditionFailed failed) {
    if (action.insert()) {
      return Json.object()
          .put("Code", "DuplicateItem")
          .put("Message", "Duplicate primary key exists in table");
    }
    ObjectNode reason =
        Json.object()
            .put("Code", "ConditionalCheckFailed")
            .put("Message", "The conditional request failed");
    Optional.ofNullable(failed.item())
        .filter(there -> action.returnItem())
        .ifPresent(there -> reason.set("Item", ItemJson.json(there)));
    return reason;
  }

  static ObjectNode of(ServiceException error) {
    String code =
        switch (error.code()) {
          case "ProvisionedThroughputExceededException" -> "ProvisionedThroughputExceeded";
          case "ThrottlingException" -> "ThrottlingError";
          default -> "ValidationError";
        };
    return Json.object().put("Code", code).put("Message", error.text());
  }

  /**
   * Wrong keys are a reason for cancellation; whatever else is wrong with a request is an error of
   * the whole request.
   */
  static ObjectNode ofKey(ServiceException error) {
    if (!Keys.wrong(error)) {
      throw error;
    }
    return of(error);
  }

  /** The error with all reasons. */
  static ServiceException exception(List<ObjectNode> reasons) {
    String codes =
        reasons.stream()
            .map(reason -> reason.path("Code").asString())
            .collect(Collectors.joining(", ", "[", "]"));
    ArrayNode all = Json.array();
    reasons.forEach(all::add);
    return new ServiceException(
            400,
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + codes)
        .withMember("CancellationReasons", all);
  }
}
