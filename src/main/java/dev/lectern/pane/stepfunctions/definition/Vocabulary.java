package dev.lectern.pane.stepfunctions.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the States Language, by place ("Amazon States Language", developer guide). */
final class Vocabulary {

  /**
   * A word that may stand somewhere.
   *
   * @param value of a field: what follows its colon; of a value: how it is written, when not as
   *     text
   * @param back how far the caret goes back from the end of it
   */
  record Word(String text, String detail, String value, int back) {}

  private static final List<String> TYPES =
      List.of("Task", "Pass", "Choice", "Wait", "Parallel", "Map", "Succeed", "Fail");

  private static final List<String> ERRORS =
      List.of(
          "States.ALL",
          "States.TaskFailed",
          "States.Timeout",
          "States.HeartbeatTimeout",
          "States.Permissions",
          "States.Runtime",
          "States.DataLimitExceeded",
          "States.QueryEvaluationError",
          "States.ExceedToleratedFailureThreshold",
          "States.ItemReaderFailed",
          "States.ResultWriterFailed",
          "Lambda.ServiceException",
          "Lambda.TooManyRequestsException",
          "Lambda.SdkClientException");

  private static final List<String> RESOURCES =
      List.of(
          "arn:aws:states:::lambda:invoke",
          "arn:aws:states:::lambda:invoke.waitForTaskToken",
          "arn:aws:states:::dynamodb:getItem",
          "arn:aws:states:::dynamodb:putItem",
          "arn:aws:states:::dynamodb:updateItem",
          "arn:aws:states:::dynamodb:deleteItem",
          "arn:aws:states:::states:startExecution",
          "arn:aws:states:::states:startExecution.sync:2",
          "arn:aws:states:::states:startExecution.waitForTaskToken",
          "arn:aws:states:::sqs:sendMessage",
          "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "arn:aws:states:::sns:publish",
          "arn:aws:states:::events:putEvents",
          "arn:aws:states:::aws-sdk:s3:getObject",
          "arn:aws:states:::aws-sdk:s3:putObject",
          "arn:aws:states:::aws-sdk:dynamodb:query",
          "arn:aws:states:::aws-sdk:sts:getCallerIdentity");

  private static final List<String> COMPARISONS =
      Stream.concat(
              Stream.of("String", "Numeric", "Timestamp")
                  .flatMap(
                      kind ->
                          Stream.of(
                                  "Equals",
                                  "LessThan",
                                  "LessThanEquals",
                                  "GreaterThan",
                                  "GreaterThanEquals")
                              .map(kind::concat)),
              Stream.of(
                  "StringMatches",
                  "BooleanEquals",
                  "IsPresent",
                  "IsNull",
                  "IsString",
                  "IsNumeric",
                  "IsBoolean",
                  "IsTimestamp"))
          .toList();

  private static final List<String> FLOW = List.of("Comment", "Next", "End", "QueryLanguage");
  private static final List<String> RECOVERY = List.of("Retry", "Catch");
  private static final List<String> PATHS = List.of("InputPath", "OutputPath");
  private static final List<String> RESULTS = List.of("ResultSelector", "ResultPath");

  /** Fields that a state has in JSONata only. */
  private static final Set<String> JSONATA = Set.of("Arguments", "Output", "Items", "Condition");

  /** Fields that a state has in JSONPath only. */
  private static final Set<String> JSONPATH =
      Stream.concat(
              COMPARISONS.stream(),
              Stream.of(
                  "InputPath",
                  "OutputPath",
                  "ResultPath",
                  "ResultSelector",
                  "Parameters",
                  "Result",
                  "ItemsPath",
                  "MaxConcurrencyPath",
                  "SecondsPath",
                  "TimestampPath",
                  "ErrorPath",
                  "CausePath",
                  "Variable",
                  "And",
                  "Or",
                  "Not"))
          .collect(Collectors.toUnmodifiableSet());

  private Vocabulary() {}

  /** What may stand there. */
  static List<Word> at(JsonPlace place) {
    return place.key() ? fields(place) : values(place);
  }

  private static List<Word> values(JsonPlace place) {
    String field = place.back(1).equals("[]") ? place.back(2) : place.back(1);
    return switch (field) {
      case "Type" -> texts(TYPES);
      case "Next", "Default", "StartAt" -> names(place);
      case "ErrorEquals" -> texts(ERRORS);
      case "Resource" -> texts(RESOURCES);
      case "QueryLanguage" -> texts(List.of("JSONPath", "JSONata"));
      case "Mode" -> texts(List.of("INLINE", "DISTRIBUTED"));
      case "ExecutionType" -> texts(List.of("STANDARD", "EXPRESS"));
      case "JitterStrategy" -> texts(List.of("NONE", "FULL"));
      case "End", "BooleanEquals", "IsPresent", "IsNull" ->
          List.of(new Word("true", "", "true", 0), new Word("false", "", "false", 0));
      default -> List.of();
    };
  }

  private static List<Word> texts(List<String> all) {
    return all.stream().map(text -> new Word(text, "", "", 0)).toList();
  }

  /** The states beside this one: a transition never leaves its scope. */
  private static List<Word> names(JsonPlace place) {
    List<String> path = place.path();
    for (int cut = path.size() - 1; cut >= 0; cut--) {
      List<String> names = place.names().get(path.subList(0, cut));
      boolean within =
          path.size() > cut && (path.get(cut).equals("States") || cut == path.size() - 1);
      if (names != null && within) {
        String own = path.size() > cut + 1 ? path.get(cut + 1) : "";
        return texts(names.stream().filter(name -> !name.equals(own)).toList());
      }
    }
    return List.of();
  }

  private static List<Word> fields(JsonPlace place) {
    List<String> all = names(place, place.others());
    return all.stream()
        .filter(name -> !(place.jsonata() ? JSONPATH : JSONATA).contains(name))
        .filter(name -> !place.members().containsKey(name) || name.equals(place.typed()))
        .map(Vocabulary::field)
        .toList();
  }

  private static List<String> names(JsonPlace place, Map<String, String> members) {
    String last = place.back(1);
    String around = place.back(2);
    if (place.path().isEmpty()) {
      return List.of("Comment", "StartAt", "States", "QueryLanguage", "TimeoutSeconds", "Version");
    }
    if (around.equals("States")) {
      return state(members);
    }
    return switch (last.equals("[]") ? around : last) {
      case "Branches" -> List.of("Comment", "StartAt", "States");
      case "ItemProcessor", "Iterator" -> List.of("ProcessorConfig", "StartAt", "States");
      case "ProcessorConfig" -> List.of("Mode", "ExecutionType");
      case "Retry" ->
          List.of(
              "ErrorEquals",
              "IntervalSeconds",
              "MaxAttempts",
              "BackoffRate",
              "MaxDelaySeconds",
              "JitterStrategy",
              "Comment");
      case "Catch" -> List.of("ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment");
      case "Choices" ->
          join(
              List.of(
                  "Next",
                  "Variable",
                  "Condition",
                  "And",
                  "Or",
                  "Not",
                  "Output",
                  "Assign",
                  "Comment"),
              COMPARISONS);
      case "And", "Or", "Not" -> join(List.of("Variable", "And", "Or", "Not"), COMPARISONS);
      case "ItemReader", "ResultWriter" ->
          List.of("Resource", "Parameters", "Arguments", "ReaderConfig", "WriterConfig");
      case "ReaderConfig" ->
          List.of("InputType", "CSVHeaderLocation", "CSVHeaders", "CSVDelimiter", "MaxItems");
      case "ItemBatcher" -> List.of("MaxItemsPerBatch", "MaxInputBytesPerBatch", "BatchInput");
      default -> List.of();
    };
  }

  private static List<String> state(Map<String, String> members) {
    List<String> data = join(PATHS, List.of("Output", "Assign"));
    List<String> first = join(List.of("Type"), FLOW);
    return switch (members.getOrDefault("Type", "")) {
      case "Task" ->
          join(
              first,
              List.of(
                  "Resource",
                  "Parameters",
                  "Arguments",
                  "TimeoutSeconds",
                  "HeartbeatSeconds",
                  "Credentials"),
              RESULTS,
              RECOVERY,
              data);
      case "Pass" -> join(first, List.of("Result", "Parameters", "ResultPath"), data);
      case "Choice" ->
          join(List.of("Type", "Comment", "QueryLanguage", "Choices", "Default"), data);
      case "Wait" ->
          join(first, List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"), data);
      case "Parallel" ->
          join(first, List.of("Branches", "Parameters", "Arguments"), RESULTS, RECOVERY, data);
      case "Map" ->
          join(
              first,
              List.of(
                  "ItemProcessor",
                  "ItemsPath",
                  "Items",
                  "ItemSelector",
                  "MaxConcurrency",
                  "MaxConcurrencyPath",
                  "ItemReader",
                  "ItemBatcher",
                  "ResultWriter",
                  "Label",
                  "ToleratedFailureCount",
                  "ToleratedFailurePercentage"),
              RESULTS,
              RECOVERY,
              data);
      case "Succeed" -> join(List.of("Type", "Comment", "QueryLanguage"), data);
      case "Fail" ->
          List.of("Type", "Comment", "Error", "ErrorPath", "Cause", "CausePath", "QueryLanguage");
      default -> List.of("Type", "Comment", "Next", "End");
    };
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  private static Word field(String name) {
    return switch (name) {
      case "Choices", "Branches", "Retry", "Catch", "And", "Or" ->
          new Word(name, "[ { } ]", "[{}]", 2);
      case "ErrorEquals" -> new Word(name, "[ ]", "[\"\"]", 2);
      case "CSVHeaders" -> new Word(name, "[ ]", "[]", 1);
      case "States",
          "Parameters",
          "Arguments",
          "ResultSelector",
          "Assign",
          "Output",
          "ItemProcessor",
          "ItemSelector",
          "ProcessorConfig",
          "ItemReader",
          "ReaderConfig",
          "ItemBatcher",
          "BatchInput",
          "ResultWriter",
          "WriterConfig",
          "Credentials",
          "Not" ->
          new Word(name, "{ }", "{}", 1);
      case "End",
          "BooleanEquals",
          "IsPresent",
          "IsNull",
          "IsString",
          "IsNumeric",
          "IsBoolean",
          "IsTimestamp" ->
          new Word(name, "true", "true", 0);
      case "Result" -> new Word(name, "", "", 0);
      default ->
          number(name) ? new Word(name, "number", "", 0) : new Word(name, "\" \"", "\"\"", 1);
    };
  }

  private static boolean number(String name) {
    return (name.endsWith("Seconds")
            || name.endsWith("Count")
            || name.endsWith("Percentage")
            || name.startsWith("Max")
            || name.startsWith("Numeric")
            || name.equals("BackoffRate"))
        && !name.endsWith("Path");
  }
}
