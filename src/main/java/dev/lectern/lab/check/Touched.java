package dev.lectern.lab.check;

import dev.lectern.lab.Resource;
import dev.lectern.lab.Resource.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a call is about: the resources that its parameters name. AWS's own managed policies are
 * nobody's and are left out.
 */
final class Touched {

  /** Members whose value is a name, or an ARN that ends with it. */
  private static final Map<String, Kind> NAMED =
      Map.ofEntries(
          Map.entry("Bucket", Kind.BUCKET),
          Map.entry("TableName", Kind.TABLE),
          Map.entry("SourceTableName", Kind.TABLE),
          Map.entry("TargetTableName", Kind.TABLE),
          Map.entry("FunctionName", Kind.FUNCTION),
          Map.entry("LayerName", Kind.LAYER),
          Map.entry("RoleName", Kind.ROLE),
          Map.entry("RoleArn", Kind.ROLE),
          Map.entry("UserName", Kind.USER),
          Map.entry("GroupName", Kind.GROUP),
          Map.entry("PolicyArn", Kind.POLICY),
          Map.entry("PermissionsBoundary", Kind.POLICY),
          Map.entry("InstanceProfileName", Kind.INSTANCE_PROFILE));

  /** Members that hold data, not names. */
  private static final Set<String> DATA =
      Set.of("Item", "Key", "ExpressionAttributeValues", "ExclusiveStartKey", "Environment");

  /** Members that refer to something that the call leaves as it is. */
  private static final Set<String> REFERENCES =
      Set.of("Role", "roleArn", "SourceArn", "Destination");

  /** Member that names a task of an execution by what only its holder knows. */
  static final String TOKEN = "taskToken";

  private static final Pattern STATEMENT =
      Pattern.compile("(?i)\\b(?:FROM|INTO|UPDATE)\\s+\"?([A-Za-z0-9_.-]+)\"?");

  private static final String MANAGED = "arn:aws:iam::aws:policy/";

  private final Set<Resource> found = new LinkedHashSet<>();

  private Touched() {}

  /** What a call is about. */
  static Set<Resource> by(String call, JsonNode parameters) {
    Touched touched = new Touched();
    touched.members(parameters);
    if (call.equals("iam:CreatePolicy")) {
      touched.add(Kind.POLICY, parameters.path("PolicyName").asString(""));
    }
    if (call.equals("states:CreateStateMachine")) {
      touched.add(Kind.STATE_MACHINE, parameters.path("name").asString(""));
    }
    if (call.equals(Web.VISIT)) {
      touched.add(Kind.BUCKET, Web.bucket(parameters.path("Url").asString("")));
    }
    if (call.startsWith("dynamodb:")) {
      parameters
          .path("RequestItems")
          .properties()
          .forEach(table -> touched.add(Kind.TABLE, table.getKey()));
      Matcher named = STATEMENT.matcher(statements(parameters));
      while (named.find()) {
        touched.add(Kind.TABLE, named.group(1));
      }
    }
    return touched.found;
  }

  /** What an ARN names; empty when it is nothing that a lab can own. */
  static Optional<Resource> arn(String arn) {
    Touched touched = new Touched();
    touched.value("Arn", arn);
    return touched.found.stream().findFirst();
  }

  private static String statements(JsonNode parameters) {
    StringBuilder text = new StringBuilder(parameters.path("Statement").asString(""));
    for (String list : new String[] {"Statements", "TransactStatements"}) {
      parameters
          .path(list)
          .forEach(one -> text.append('\n').append(one.path("Statement").asString("")));
    }
    return text.toString();
  }

  private void members(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::members);
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getValue().isString()) {
        value(member.getKey(), member.getValue().asString());
      } else if (!DATA.contains(member.getKey())) {
        members(member.getValue());
      }
    }
  }

  private void value(String member, String value) {
    if (member.equals(TOKEN)) {
      ofToken(value);
      return;
    }
    Kind kind = NAMED.get(member);
    if (REFERENCES.contains(member)) {
      return;
    }
    if (value.startsWith("arn:")) {
      ofArn(value);
    } else if (kind != null) {
      add(kind, kind == Kind.FUNCTION ? value.split(":", 2)[0] : value);
    }
  }

  /** The sandbox's tokens of tasks say whose they are; AWS's do not. */
  private void ofToken(String token) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      int arn = text.indexOf("arn:");
      if (arn >= 0) {
        ofArn(text.substring(arn));
      }
    } catch (IllegalArgumentException foreign) {
      // it is about nothing that can be told
    }
  }

  private void ofArn(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6 || arn.startsWith(MANAGED)) {
      return;
    }
    String rest = parts[5];
    String last = rest.substring(rest.lastIndexOf('/') + 1);
    switch (parts[2]) {
      case "s3" -> add(Kind.BUCKET, rest.split("/", 2)[0]);
      case "dynamodb" -> add(Kind.TABLE, rest.startsWith("table/") ? rest.split("/", 3)[1] : "");
      case "lambda" -> {
        String[] words = rest.split(":", 3);
        boolean named = words.length > 1;
        add(Kind.FUNCTION, named && words[0].equals("function") ? words[1] : "");
        add(Kind.LAYER, named && words[0].equals("layer") ? words[1] : "");
      }
      case "states" -> {
        String[] words = rest.split(":", 3);
        boolean machines =
            words.length > 1
                && Set.of("stateMachine", "execution", "express", "mapRun").contains(words[0]);
        add(Kind.STATE_MACHINE, machines ? words[1].split("/", 2)[0] : "");
      }
      case "iam" -> {
        for (Kind kind :
            new Kind[] {Kind.ROLE, Kind.USER, Kind.GROUP, Kind.POLICY, Kind.INSTANCE_PROFILE}) {
          add(kind, rest.startsWith(kind + "/") ? last : "");
        }
      }
      default -> {
        // queues, topics and log groups are nothing that a lab owns
      }
    }
  }

  private void add(Kind kind, String name) {
    if (!name.isEmpty() && !name.equals("*")) {
      found.add(new Resource(kind, name));
    }
  }
}
