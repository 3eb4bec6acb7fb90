package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.model.PolicyElements;
import dev.lectern.ui.editor.JsonProblem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * What S3 refuses in a bucket policy although it is JSON, with the line where it stands ("IAM JSON
 * policy elements reference"; "Policies and permissions in Amazon S3"). Reads token by token,
 * because a tree no longer knows its lines.
 */
final class PolicyRules {

  private final String bucket;
  private final JsonParser parser;
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, TokenStreamLocation> statement = new HashMap<>();
  private final Set<String> sids = new HashSet<>();
  private @Nullable TokenStreamLocation begun;
  private boolean statements;
  private @Nullable JsonProblem problem;

  private PolicyRules(String bucket, JsonParser parser) {
    this.bucket = bucket;
    this.parser = parser;
  }

  /** The first thing that S3 would refuse; empty when nothing is found. */
  static Optional<JsonProblem> check(String policy, String bucket) {
    try (JsonParser parser = Json.MAPPER.createParser(policy)) {
      PolicyRules rules = new PolicyRules(bucket, parser);
      rules.read();
      return Optional.ofNullable(rules.problem);
    } catch (JacksonException notJson) {
      // the editor has found that before
      return Optional.empty();
    }
  }

  private void read() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      report("A policy is an object in braces.");
      return;
    }
    int depth = 1;
    String name = "";
    while (depth > 0 && problem == null) {
      JsonToken token = parser.nextToken();
      switch (token) {
        case PROPERTY_NAME -> {
          name = parser.currentName();
          named(depth, name);
        }
        case START_OBJECT, START_ARRAY -> {
          depth++;
          path.push(name);
          if (inStatement(depth)) {
            begin();
          }
        }
        case END_OBJECT, END_ARRAY -> {
          if (token == JsonToken.END_OBJECT && inStatement(depth)) {
            end();
          }
          depth--;
          name = path.isEmpty() ? "" : path.pop();
        }
        default -> value(name);
      }
    }
    if (problem == null && !statements) {
      report("The policy has no Statement.");
    }
  }

  /** Whether an object at this depth is a statement: alone, or in the list of them. */
  private boolean inStatement(int depth) {
    boolean listed = depth == 3 && path.peekLast() != null && "Statement".equals(path.peekLast());
    return parser.currentToken() != JsonToken.START_ARRAY
        && parser.currentToken() != JsonToken.END_ARRAY
        && (listed || (depth == 2 && "Statement".equals(path.peek())));
  }

  private void named(int depth, String name) {
    if (depth == 1) {
      if (!PolicyElements.DOCUMENT.contains(name)) {
        report("A policy has Version, Id and Statement; " + name + " is none of them.");
      }
      statements |= name.equals("Statement");
    } else if (begun != null
        && (depth == 2 || (depth == 3 && path.size() == 2))
        && "Statement".equals(path.peekLast())) {
      if (!PolicyElements.STATEMENT.contains(name)) {
        report("A statement has no member " + name + ". Upper and lower case count.");
      }
      statement.put(name, parser.currentTokenLocation());
    }
  }

  private void begin() {
    begun = parser.currentTokenLocation();
    statement.clear();
  }

  private void end() {
    TokenStreamLocation at = begun;
    begun = null;
    if (at == null) {
      return;
    }
    if (!statement.containsKey("Effect")) {
      report(at, "This statement has no Effect: Allow or Deny.");
    } else if (!statement.containsKey("Principal") && !statement.containsKey("NotPrincipal")) {
      report(at, "This statement has no Principal: a bucket policy says whom it is about.");
    } else if (!statement.containsKey("Action") && !statement.containsKey("NotAction")) {
      report(at, "This statement has no Action.");
    } else if (!statement.containsKey("Resource") && !statement.containsKey("NotResource")) {
      report(at, "This statement has no Resource.");
    }
  }

  private void value(String name) {
    String text = parser.getString();
    switch (name) {
      case "Version" -> {
        if (path.isEmpty() && !text.equals("2012-10-17") && !text.equals("2008-10-17")) {
          report("Version is the version of the policy language: 2012-10-17 or 2008-10-17.");
        }
      }
      case "Effect" -> {
        if (!text.equals("Allow") && !text.equals("Deny")) {
          report("Effect is Allow or Deny. Upper and lower case count.");
        }
      }
      case "Sid" -> {
        if (!sids.add(text)) {
          report("Another statement has this Sid too.");
        }
      }
      case "Action", "NotAction" -> {
        if (!text.equals("*") && !text.startsWith("s3:")) {
          report("An action of a bucket policy begins with s3:, for example s3:GetObject.");
        }
      }
      case "Resource", "NotResource" -> resource(text);
      default -> {}
    }
  }

  private void resource(String text) {
    String arn = "arn:aws:s3:::" + bucket;
    if (text.equals("*")) {
      report("The resource must be this bucket or keys in it: " + arn + " or " + arn + "/*.");
    } else if (!text.matches("arn:(aws[a-z-]*|\\*):s3:::.*")) {
      report("A resource is an ARN like " + arn + "/*.");
    } else {
      String named = text.substring(text.indexOf(":::") + 3);
      String of = named.contains("/") ? named.substring(0, named.indexOf('/')) : named;
      // a pattern may match this bucket; S3 decides
      if (!of.equals(bucket) && !of.contains("*") && !of.contains("?") && !of.contains("$")) {
        report("This ARN names another bucket than " + bucket + ": S3 refuses it.");
      }
    }
  }

  private void report(String message) {
    report(parser.currentTokenLocation(), message);
  }

  private void report(TokenStreamLocation at, String message) {
    if (problem == null) {
      problem = new JsonProblem(at.getLineNr(), at.getColumnNr(), message);
    }
  }
}
