package dev.lectern.pane.lambda.url;

import dev.lectern.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses at which functions are called over HTTP. Blocking; failures are the SDK's
 * exceptions.
 */
public interface UrlsGateway {

  /**
   * What browsers of other origins are told; all empty for nothing.
   *
   * @param exposed headers of an answer that a page may read
   * @param maxAge seconds for which a browser keeps it; 0 for not at all
   */
  record Cors(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposed,
      int maxAge,
      boolean credentials) {

    /** Browsers are told nothing. */
    public static final Cors NONE = new Cors(List.of(), List.of(), List.of(), List.of(), 0, false);
  }

  /**
   * How a URL answers.
   *
   * @param signed whether who comes signs (AWS_IAM); else nobody is asked who they are (NONE)
   * @param streams whether an answer is sent while it is made (RESPONSE_STREAM), not when it is
   *     whole (BUFFERED)
   */
  record Rules(boolean signed, boolean streams, Cors cors) {}

  /**
   * The statements that let everybody in. A URL with AuthType NONE needs both since October 2025
   * ("Control access to Lambda function URLs"); ids as the Lambda console gives them.
   */
  enum Grant {
    VISIT(
        "FunctionURLAllowPublicAccess",
        "lambda:InvokeFunctionUrl",
        "StringEquals",
        "lambda:FunctionUrlAuthType",
        "NONE"),
    INVOKE(
        "FunctionURLAllowInvokeAction",
        "lambda:InvokeFunction",
        "Bool",
        "lambda:InvokedViaFunctionUrl",
        "true");

    final String id;
    final String action;
    final String operator;
    final String key;
    final String value;

    Grant(String id, String action, String operator, String key, String value) {
      this.id = id;
      this.action = action;
      this.operator = operator;
      this.key = key;
      this.value = value;
    }

    /** Its condition alone. */
    ObjectNode condition() {
      ObjectNode condition = Json.object();
      condition.putObject(operator).put(key, value);
      return condition;
    }

    /** The statement without its id and resource. */
    String statement() {
      return "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \""
          + action
          + "\", \"Condition\": "
          + condition()
          + "}";
    }
  }

  /**
   * A function's URL or an alias's.
   *
   * @param qualifier the alias; empty for the function itself
   * @param granted statement ids by which everybody may do that
   */
  record Url(String qualifier, String address, Rules rules, Map<Grant, String> granted) {

    /** What is missing before everybody may come; nothing where callers sign. */
    public List<Grant> missing() {
      return rules.signed()
          ? List.of()
          : Arrays.stream(Grant.values()).filter(each -> !granted.containsKey(each)).toList();
    }
  }

  /**
   * What there is.
   *
   * @param aliases names of all aliases, with a URL and without
   */
  record Listing(List<String> aliases, List<Url> urls) {}

  /**
   * A request to a URL.
   *
   * @param path with its query, from the slash on
   * @param signed whether the session signs it
   */
  record Visit(String address, String method, String path, String body, boolean signed) {}

  /**
   * What came back; measured on this computer.
   *
   * @param headers as {@code name: value}
   * @param body its beginning
   * @param firstMillis until the first byte of the body
   * @param millis until its end, or the end of what is shown
   */
  record Answer(int status, List<String> headers, String body, long firstMillis, long millis) {}

  /** ListFunctionUrlConfigs, ListAliases, and a GetPolicy for each URL. */
  Listing urls(String function);

  /** CreateFunctionUrlConfig. */
  void create(String function, String qualifier, Rules rules);

  /** UpdateFunctionUrlConfig. */
  void change(String function, String qualifier, Rules rules);

  /** DeleteFunctionUrlConfig; the policy stays. */
  void delete(String function, String qualifier);

  /** Adds statements for everybody (AddPermission). */
  void grant(String function, String qualifier, List<Grant> missing);

  /** Takes statements away (RemovePermission). */
  void withdraw(String function, String qualifier, List<String> ids);

  /** Sends a request, as curl would. */
  Answer visit(Visit wanted) throws IOException, InterruptedException;
}
