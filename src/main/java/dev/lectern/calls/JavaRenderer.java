package dev.lectern.calls;

import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call as code for the AWS SDK for Java 2.x. It compiles. */
public final class JavaRenderer {

  /** Client class and package of a service where they are not its signing name. */
  private static final Map<String, List<String>> CLIENTS =
      Map.of("dynamodb", List.of("DynamoDb", "dynamodb"), "states", List.of("Sfn", "sfn"));

  private static final Pattern ACRONYM = Pattern.compile("([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)");

  /** Characters of a literal that is still looked at; the compiler takes 65,535 bytes. */
  private static final int LONGEST_LITERAL = 8_000;

  private final ApiModels models;

  /** Reads types from these models. */
  public JavaRenderer(ApiModels models) {
    this.models = models;
  }

  /** The call alone, in the scope of a client. */
  public Rendering call(ApiCall made) {
    Code code = code(made);
    String text = code.text();
    return new Rendering(
        "// the session's client: Region, credentials and endpoint come from it\n" + text,
        List.copyOf(code.notes));
  }

  /** A class with {@code main} around it; credentials come from the SDK's default chain. */
  public Rendering wholeClass(ApiCall made) {
    Code code = code(made);
    ApiCall call = code.call;
    String body = code.text();
    String prefix = prefix(call);
    String root = packageOf(call.service());
    Set<String> imports = new TreeSet<>(code.imports);
    imports.add("software.amazon.awssdk.regions.Region");
    imports.add(root + (Names.streams(call) ? ".streams." : ".") + prefix + "Client");
    imports.add(root + ".model." + responseType(call));
    StringBuilder builder =
        new StringBuilder(prefix + "Client.builder()\n        .region(Region.of(")
            .append(literal(call.region()))
            .append("))");
    if (call.endpoint() != null) {
      imports.add("java.net.URI");
      builder
          .append("\n        .endpointOverride(URI.create(")
          .append(literal(call.endpoint().toString()))
          .append("))");
      if (call.service().equals("s3")) {
        builder.append("\n        .forcePathStyle(true)");
      }
    }
    String text =
        imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining())
            + "\npublic class "
            + call.operation()
            + "Example {\n  public static void main(String[] args)"
            + (code.reads ? " throws IOException" : "")
            + " {\n    try ("
            + prefix
            + "Client "
            + call.service()
            + " = "
            + builder
            + "\n        .build()) {\n"
            + body.lines()
                .map(line -> line.isEmpty() ? "" : "      " + line)
                .collect(Collectors.joining("\n"))
            + "\n    }\n  }\n}\n";
    return new Rendering(text, List.copyOf(code.notes));
  }

  private static String prefix(ApiCall call) {
    List<String> names = CLIENTS.get(call.service());
    String service = names == null ? Names.capitalized(call.service()) : names.getFirst();
    return Names.streams(call) ? service + "Streams" : service;
  }

  private static String packageOf(String service) {
    List<String> names = CLIENTS.get(service);
    return "software.amazon.awssdk.services." + (names == null ? service : names.getLast());
  }

  /** The SDK writes SAML or MFA as a word in the names of its classes, not of its methods. */
  private static String responseType(ApiCall call) {
    return ACRONYM
            .matcher(call.operation())
            .replaceAll(found -> found.group(1) + found.group(2).toLowerCase(Locale.ROOT))
        + "Response";
  }

  private Code code(ApiCall made) {
    ApiCall call = Dropped.today(made).orElse(made);
    Code code = new Code(call, models.operation(call));
    if (!call.equals(made)) {
      code.notes.add(Dropped.NOTE);
    }
    return code;
  }

  /** Text as a Java literal. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c) || !Character.isDefined(c)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private final class Code {

    private final ApiCall call;
    private final Optional<OperationModel> operation;
    private final Set<String> imports = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private boolean reads;
    private final Set<String> scope = new HashSet<>();

    Code(ApiCall call, Optional<OperationModel> operation) {
      this.call = call;
      this.operation = operation;
    }

    String text() {
      String setters =
          setters(call.parameters(), operation.map(OperationModel::input).orElse(null), "        ");
      String request = setters.isEmpty() ? "request -> {}" : "request -> request" + setters;
      String type = responseType(call);
      return type
          + " response = "
          + call.service()
          + "."
          + Names.java(call.operation())
          + "("
          + request
          + payload()
          + ");\n\nSystem.out.println(response);";
    }

    private String payload() {
      if (operation.isPresent() && operation.get().streamingInput()) {
        imports.add("software.amazon.awssdk.core.sync.RequestBody");
        long length = HttpRenderer.payloadLength(call.attempts().getLast().request());
        if (length == 0) {
          return ",\n    RequestBody.empty()";
        }
        imports.add("java.nio.file.Path");
        String file = CliRenderer.fileName(call);
        notes.add(
            String.format(
                java.util.Locale.ENGLISH,
                "The body had %,d bytes and is not kept: put it into %s first.",
                length,
                file));
        return ",\n    RequestBody.fromFile(Path.of(" + literal(file) + "))";
      }
      if (operation.isPresent() && operation.get().streamingOutput()) {
        imports.add("java.nio.file.Path");
        return ",\n    Path.of(" + literal(CliRenderer.fileName(call)) + ")";
      }
      return "";
    }

    private String setters(JsonNode object, Shape.@Nullable Structure structure, String indent) {
      StringBuilder out = new StringBuilder();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        String name = entry.getKey();
        JsonNode value = entry.getValue();
        if (name.equals("CopySource")) {
          copySource(value.asString(), indent, out);
          continue;
        }
        if (Secrets.member(name)) {
          notes.add(name + " is a secret and not kept; put it in where it says \"masked\".");
        }
        Member member = structure == null ? null : structure.members().get(name);
        Shape shape = member == null ? null : member.shape();
        String suffix = enums(shape) ? "WithStrings" : "";
        out.append('\n')
            .append(indent)
            .append('.')
            .append(Names.java(CopyNames.java(call.operation(), name)))
            .append(suffix)
            .append('(')
            .append(value(name, value, shape, indent + "    "))
            .append(')');
      }
      return out.toString();
    }

    /** The SDK takes the parts of a copy source and encodes them itself. */
    private void copySource(String source, String indent, StringBuilder out) {
      String path = source.startsWith("/") ? source.substring(1) : source;
      int slash = path.indexOf('/');
      int version = path.indexOf("?versionId=");
      String bucket = path.substring(0, Math.max(slash, 0));
      String key = path.substring(slash + 1, version < 0 ? path.length() : version);
      out.append('\n').append(indent).append(".sourceBucket(").append(literal(bucket)).append(')');
      out.append('\n')
          .append(indent)
          .append(".sourceKey(")
          .append(literal(CopyNames.decode(key)))
          .append(')');
      if (version >= 0) {
        String id = path.substring(version + "?versionId=".length());
        out.append('\n')
            .append(indent)
            .append(".sourceVersionId(")
            .append(literal(CopyNames.decode(id)))
            .append(')');
      }
    }

    private String value(String name, JsonNode value, @Nullable Shape shape, String indent) {
      if (value.isObject()) {
        return shape instanceof Shape.Dictionary map
            ? map(value, map.value(), indent)
            : consumer(name, value, shape, indent);
      }
      if (value.isArray()) {
        return list(name, value, shape, indent);
      }
      return scalar(value, shape);
    }

    private String consumer(String name, JsonNode value, @Nullable Shape shape, String indent) {
      String variable = Names.java(name).substring(0, 1);
      for (int i = 2; !scope.add(variable); i++) {
        variable = Names.java(name).substring(0, 1) + i;
      }
      String inner = setters(value, structure(shape), indent);
      scope.remove(variable);
      return inner.isEmpty() ? variable + " -> {}" : variable + " -> " + variable + inner;
    }

    private Shape.@Nullable Structure structure(@Nullable Shape shape) {
      return shape == null || shape instanceof Shape.Scalar
          ? null
          : models.service(call.service()).map(model -> model.structure(shape)).orElse(null);
    }

    /** Arguments for a setter that takes any number. */
    private String list(String name, JsonNode array, @Nullable Shape shape, String indent) {
      Shape element = shape instanceof Shape.Sequence list ? list.element() : null;
      if (array.isEmpty()) {
        imports.add("java.util.List");
        return "List.of()";
      }
      boolean small = element instanceof Shape.Scalar || !array.get(0).isContainer();
      List<String> values = new ArrayList<>();
      for (JsonNode node : array) {
        values.add(
            node.isObject() && !(element instanceof Shape.Dictionary)
                ? consumer(name, node, element, indent + "    ")
                : expression(node, element, indent + "    "));
      }
      return small
          ? String.join(", ", values)
          : "\n" + indent + String.join(",\n" + indent, values);
    }

    /** A value where it is no argument of a setter: in a map, or in a list of those. */
    private String expression(JsonNode value, @Nullable Shape shape, String indent) {
      return switch (shape) {
        case Shape.Dictionary map when value.isObject() -> map(value, map.value(), indent);
        case Shape.Sequence list when value.isArray() -> {
          imports.add("java.util.List");
          List<String> values = new ArrayList<>();
          value.forEach(element -> values.add(expression(element, list.element(), indent)));
          yield "List.of(" + String.join(", ", values) + ")";
        }
        case Shape.Reference reference when value.isObject() ->
            built(reference.structure(), value, reference, indent);
        case null, default -> scalar(value, shape);
      };
    }

    private String built(String type, JsonNode value, Shape shape, String indent) {
      models(type);
      Shape.Structure structure = structure(shape);
      if (type.equals("AttributeValue") && value.size() == 1 && structure != null) {
        Map.Entry<String, JsonNode> only = value.properties().iterator().next();
        Member member = structure.members().get(only.getKey());
        String made = Names.capitalized(Names.java(only.getKey()));
        return "AttributeValue.from"
            + made
            + "("
            + expression(only.getValue(), member == null ? null : member.shape(), indent)
            + ")";
      }
      return type + ".builder()" + setters(value, structure, indent + "    ") + ".build()";
    }

    private void models(String type) {
      imports.add(packageOf(call.service()) + ".model." + type);
    }

    private String map(JsonNode object, Shape shape, String indent) {
      imports.add("java.util.Map");
      List<String> entries = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        String pair =
            literal(entry.getKey()) + ", " + expression(entry.getValue(), shape, indent + "    ");
        entries.add(object.size() > 10 ? "Map.entry(" + pair + ")" : pair);
      }
      String open = object.size() > 10 ? "Map.ofEntries(" : "Map.of(";
      return shape instanceof Shape.Scalar || object.size() < 2
          ? open + String.join(", ", entries) + ")"
          : open + "\n" + indent + String.join(",\n" + indent, entries) + ")";
    }

    private String scalar(JsonNode value, @Nullable Shape shape) {
      if (!(shape instanceof Shape.Scalar scalar)) {
        return value.isString()
            ? literal(value.asString())
            : value.asString() + (value.isLong() ? "L" : "");
      }
      return switch (scalar.kind()) {
        case BOOLEAN, INTEGER, DOUBLE -> value.asString();
        case LONG -> value.asString() + "L";
        case FLOAT -> value.asString() + "F";
        case TIMESTAMP -> {
          imports.add("java.time.Instant");
          yield "Instant.parse(" + literal(value.asString()) + ")";
        }
        case BLOB -> {
          imports.add("software.amazon.awssdk.core.SdkBytes");
          yield bytes(value);
        }
        case STRING -> literal(value.asString());
      };
    }

    /**
     * Bytes: as text where they are text, else in base64; what is long or was not kept, of a file.
     */
    private String bytes(JsonNode value) {
      String text = value.asString();
      OptionalLong leftOut = value.isString() ? LeftOut.bytes(text) : OptionalLong.empty();
      if (leftOut.isPresent() || text.length() > LONGEST_LITERAL) {
        reads = true;
        imports.addAll(List.of("java.io.IOException", "java.nio.file.Files", "java.nio.file.Path"));
        notes.add("A value is long: put its bytes into " + CliFiles.BYTES + " first.");
        return "SdkBytes.fromByteArray(Files.readAllBytes(Path.of("
            + literal(CliFiles.BYTES)
            + ")))";
      }
      if (value.isString()) {
        return "SdkBytes.fromUtf8String(" + literal(text) + ")";
      }
      imports.add("java.util.Base64");
      return "SdkBytes.fromByteArray(Base64.getDecoder().decode(" + literal(text) + "))";
    }

    private boolean enums(@Nullable Shape shape) {
      return shape instanceof Shape.Sequence list
          && list.element() instanceof Shape.Scalar scalar
          && !scalar.values().isEmpty();
    }
  }
}
