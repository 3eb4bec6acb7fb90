package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.ExpressionException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** DynamoDB's errors ("Error handling with DynamoDB"). */
final class Errors {

  private static final int LARGEST_TRANSACTION = 4 * 1024 * 1024;

  private Errors() {}

  static ServiceException validation(String message) {
    return new ServiceException(400, "ValidationException", message);
  }

  /**
   * Refuses a transaction whose items have more than 4 MB together. AWS says the code; the words
   * are those of the API reference, as the service's own are not written down anywhere.
   *
   * @throws ServiceException ValidationException
   */
  static void checkTransaction(long bytes) {
    if (bytes > LARGEST_TRANSACTION) {
      throw validation("The aggregate size of the items in the transaction cannot exceed 4 MB");
    }
  }

  static ServiceException invalidParameter(String message) {
    return validation("One or more parameter values were invalid: " + message);
  }

  /** With the item as it is, when the caller asked for it. */
  static ServiceException conditionFailed(@Nullable Map<String, AttributeValue> item) {
    ServiceException failed =
        new ServiceException(
            400, "ConditionalCheckFailedException", "The conditional request failed");
    return item == null ? failed : failed.withMember("Item", ItemJson.json(item));
  }

  /**
   * Runs something that reads values or applies expressions; what they refuse is a
   * ValidationException.
   */
  static <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidValueException e) {
      throw validation(e.text());
    } catch (ExpressionException e) {
      throw validation(e.text());
    }
  }
}
