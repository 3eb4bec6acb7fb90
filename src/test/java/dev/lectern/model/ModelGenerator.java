package dev.lectern.model;

import dev.lectern.json.Json;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the tables under {@code src/main/resources/aws-model/}. Run by hand after a change of the
 * SDK's version:
 *
 * <pre>mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=dev.lectern.model.ModelGenerator -Dargs="[botocore data folder]"</pre>
 *
 * <p>Names, bindings and enumerations come from the SDK's field lists, success codes and limits of
 * sizes from botocore's models when their folder is given.
 */
public final class ModelGenerator {

  /**
   * A service to write a table for.
   *
   * @param id signing name
   * @param sdk package of its SDK client
   * @param anchor a class of that package's models
   * @param botocore its models below botocore's data folder
   */
  private record Service(
      String id,
      String sdk,
      String anchor,
      ServiceModel.Protocol protocol,
      String xmlNamespace,
      List<String> botocore) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service(
              "s3",
              "software.amazon.awssdk.services.s3",
              "S3Request",
              ServiceModel.Protocol.REST_XML,
              "http://s3.amazonaws.com/doc/2006-03-01/",
              List.of("s3/2006-03-01/service-2.json")),
          new Service(
              "sts",
              "software.amazon.awssdk.services.sts",
              "StsRequest",
              ServiceModel.Protocol.QUERY,
              "https://sts.amazonaws.com/doc/2011-06-15/",
              List.of("sts/2011-06-15/service-2.json")),
          new Service(
              "iam",
              "software.amazon.awssdk.services.iam",
              "IamRequest",
              ServiceModel.Protocol.QUERY,
              "https://iam.amazonaws.com/doc/2010-05-08/",
              List.of("iam/2010-05-08/service-2.json")),
          new Service(
              "dynamodb",
              "software.amazon.awssdk.services.dynamodb",
              "DynamoDbRequest",
              ServiceModel.Protocol.JSON_1_0,
              "",
              List.of(
                  "dynamodb/2012-08-10/service-2.json",
                  "dynamodbstreams/2012-08-10/service-2.json")),
          new Service(
              "lambda",
              "software.amazon.awssdk.services.lambda",
              "LambdaRequest",
              ServiceModel.Protocol.REST_JSON,
              "",
              List.of("lambda/2015-03-31/service-2.json")),
          new Service(
              "states",
              "software.amazon.awssdk.services.sfn",
              "SfnRequest",
              ServiceModel.Protocol.JSON_1_0,
              "",
              List.of("stepfunctions/2016-11-23/service-2.json")));

  /** Members that the SDK added to AWS's own. */
  private static final Set<String> OWN_MEMBERS =
      Set.of("SourceBucket", "SourceKey", "SourceVersionId", "ExpiresString");

  /** Operations that AWS still answers and the SDK has dropped: botocore alone tells of them. */
  private static final Map<String, List<String>> DROPPED = Map.of("lambda", List.of("InvokeAsync"));

  /** Members that were required when botocore's models were written, and are not any more. */
  private static final Set<String> OPTIONAL_NOW =
      Set.of("CreateOpenIdConnectProviderRequest.ThumbprintList");

  private final Service service;
  private final JsonNode botocore;
  private final ObjectNode structures = Json.object();
  private final Set<String> targets = new TreeSet<>();
  private final Deque<Pending> pending = new ArrayDeque<>();

  /** A structure to write, with botocore's name of it. */
  private record Pending(SdkPojo pojo, String botocoreShape) {}

  private ModelGenerator(Service service, JsonNode botocore) {
    this.service = service;
    this.botocore = botocore;
  }

  /** Writes every table. */
  public static void main(String... args) throws Exception {
    for (Service service : SERVICES) {
      ObjectNode botocore = Json.object();
      for (String file : service.botocore()) {
        Path source = args.length == 0 ? Path.of("") : Path.of(args[0], file);
        if (Files.isRegularFile(source)) {
          JsonNode model = Json.MAPPER.readTree(source);
          ((ObjectNode) botocore.withObject("/operations"))
              .setAll((ObjectNode) model.path("operations"));
          ((ObjectNode) botocore.withObject("/shapes")).setAll((ObjectNode) model.path("shapes"));
        }
      }
      Path target = Path.of("src/main/resources/aws-model", service.id() + ".json");
      Files.createDirectories(target.getParent());
      Files.writeString(
          target, lines(new ModelGenerator(service, botocore).table()) + System.lineSeparator());
    }
  }

  /** One line a structure and an operation: small, and a change is easy to read. */
  private static String lines(ObjectNode table) {
    StringBuilder text = new StringBuilder("{");
    String separator = "\n";
    for (Map.Entry<String, JsonNode> part : table.properties()) {
      text.append(separator).append('"').append(part.getKey()).append("\": ");
      separator = ",\n";
      if (part.getValue().isObject()) {
        String inner = "{\n  ";
        for (Map.Entry<String, JsonNode> entry : part.getValue().properties()) {
          text.append(inner).append('"').append(entry.getKey()).append("\": ");
          text.append(entry.getValue());
          inner = ",\n  ";
        }
        text.append("\n}");
      } else {
        text.append(part.getValue());
      }
    }
    return text.append("\n}").toString();
  }

  private ObjectNode table() throws Exception {
    ObjectNode operations = Json.object();
    for (Map.Entry<String, String> entry : marshallers().entrySet()) {
      String name = published(entry.getKey());
      operations.set(name, operation(entry.getKey(), name, entry.getValue()));
    }
    for (String name : DROPPED.getOrDefault(service.id(), List.of())) {
      operations.set(name, dropped(name));
    }
    while (!pending.isEmpty()) {
      structure(pending.pop());
    }
    ObjectNode table = Json.object();
    table.put("service", service.id());
    table.put("protocol", service.protocol().name());
    if (!service.xmlNamespace().isEmpty()) {
      table.put("xmlNamespace", service.xmlNamespace());
    }
    if (!targets.isEmpty()) {
      targets.forEach(table.putArray("targets")::add);
    }
    table.set("operations", operations);
    table.set("structures", structures);
    return table;
  }

  /** The class that writes an operation's request, by the operation's name. */
  private Map<String, String> marshallers() throws Exception {
    Class<?> anchor = Class.forName(service.sdk() + ".model." + service.anchor());
    Path jar = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
    Pattern marshaller =
        Pattern.compile(
            Pattern.quote(service.sdk().replace('.', '/'))
                + "/(?:streams/)?transform/(\\w+)RequestMarshaller\\.class");
    Map<String, String> found = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> marshaller.matcher(entry.getName()))
          .filter(Matcher::matches)
          .forEach(
              name ->
                  found.put(
                      name.group(1), name.group().replace('/', '.').replaceFirst("\\.class$", "")));
    }
    return found;
  }

  /** AWS's own name of an operation: the SDK writes CreateVirtualMfaDevice for one with MFA. */
  private String published(String sdkName) {
    for (String name : botocore.path("operations").propertyNames()) {
      if (name.equalsIgnoreCase(sdkName)) {
        return name;
      }
    }
    return sdkName;
  }

  private ObjectNode operation(String sdkName, String name, String marshaller) throws Exception {
    Field binding = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
    binding.setAccessible(true);
    OperationInfo info = (OperationInfo) binding.get(null);
    SdkPojo input = pojo(service.sdk() + ".model." + sdkName + "Request");
    SdkPojo output = pojo(service.sdk() + ".model." + sdkName + "Response");
    Set<String> members =
        input.sdkFields().stream().map(ModelGenerator::awsName).collect(Collectors.toSet());
    ObjectNode node = Json.object();
    node.put("method", info.httpMethod().name());
    String uri = info.requestUri();
    node.put(
        "uri",
        members.contains("Bucket") && !uri.contains("{Bucket}")
            ? ("/{Bucket}" + uri).replaceFirst("/(\\?|$)", "$1")
            : uri);
    node.put("input", pojoName(input));
    node.put("output", pojoName(output));
    int status = botocore.path("operations").path(name).path("http").path("responseCode").asInt(0);
    if (status != 0 && status != 200) {
      node.put("status", status);
    }
    if (info.hasStreamingInput()) {
      node.put("streamingInput", true);
    }
    if (Set.of("GetObject", "GetObjectTorrent").contains(name)) {
      node.put("streamingOutput", true);
    }
    node.put("action", service.id() + ":" + IamActions.action(service.id(), name));
    node.put("resource", IamActions.resource(service.id(), name, members));
    IamKeys.of(service.id(), name, members).forEach(node.putArray("keys")::add);
    if (service.protocol() == ServiceModel.Protocol.JSON_1_0
        || service.protocol() == ServiceModel.Protocol.JSON_1_1) {
      targets.add(info.operationIdentifier().split("\\.")[0]);
    }
    JsonNode published = botocore.path("operations").path(name);
    pending.push(new Pending(input, published.path("input").path("shape").asString("")));
    pending.push(new Pending(output, published.path("output").path("shape").asString("")));
    return node;
  }

  private ObjectNode dropped(String name) {
    JsonNode published = botocore.path("operations").path(name);
    String input = published.path("input").path("shape").asString();
    String output = published.path("output").path("shape").asString();
    Set<String> members =
        Set.copyOf(botocore.path("shapes").path(input).path("members").propertyNames());
    structures.set(input, dropped(botocore.path("shapes").path(input)));
    structures.set(output, dropped(botocore.path("shapes").path(output)));
    ObjectNode node = Json.object();
    node.put("method", published.path("http").path("method").asString());
    node.put("uri", published.path("http").path("requestUri").asString());
    node.put("input", input).put("output", output);
    node.put("status", published.path("http").path("responseCode").asInt(200));
    node.put("action", service.id() + ":" + IamActions.action(service.id(), name));
    node.put("resource", IamActions.resource(service.id(), name, members));
    IamKeys.of(service.id(), name, members).forEach(node.putArray("keys")::add);
    return node;
  }

  /** A structure of scalars. */
  private ObjectNode dropped(JsonNode published) {
    ObjectNode node = Json.object();
    for (Map.Entry<String, JsonNode> each : published.path("members").properties()) {
      String name = each.getKey();
      ObjectNode member = node.putObject(name);
      String in = each.getValue().path("location").asString("");
      if (!in.isEmpty()) {
        member.put("in", Map.of("uri", "path", "statusCode", "status").getOrDefault(in, in));
      }
      String shape = each.getValue().path("shape").asString();
      limits(member, shape, botocore.path("shapes").path(shape));
      member.put("type", botocore.path("shapes").path(shape).path("type").asString());
      if (published.path("required").valueStream().anyMatch(n -> n.asString().equals(name))) {
        member.put("required", true);
      }
      if (published.path("payload").asString("").equals(name)) {
        member.put("payload", true);
      }
    }
    return node;
  }

  private void structure(Pending next) throws Exception {
    SdkPojo pojo = next.pojo();
    String name = pojoName(pojo);
    if (structures.has(name)) {
      return;
    }
    ObjectNode node = Json.object();
    structures.set(name, node);
    for (SdkField<?> field : pojo.sdkFields()) {
      if (!OWN_MEMBERS.contains(field.memberName())) {
        JsonNode published = botocore.path("shapes").path(next.botocoreShape());
        String shape = published.path("members").path(awsName(field)).path("shape").asString("");
        ObjectNode member = member(field, enumOf(pojo, field), shape);
        if (limited()
            && !OPTIONAL_NOW.contains(name + "." + awsName(field))
            && published
                .path("required")
                .valueStream()
                .anyMatch(n -> n.asString().equals(awsName(field)))) {
          member.put("required", true);
        }
        node.set(awsName(field), member);
      }
    }
  }

  private ObjectNode member(SdkField<?> field, Optional<Class<?>> enumeration, String shape)
      throws Exception {
    ObjectNode node = Json.object();
    LocationTrait location = field.getTrait(LocationTrait.class);
    String in = location(location.location(), field);
    if (!in.equals("body")) {
      node.put("in", in);
    }
    String as = in.equals("body") ? location.unmarshallLocationName() : location.locationName();
    if (!as.equals(awsName(field))) {
      node.put("as", as);
    }
    type(node, field, enumeration, shape);
    if (field.containsTrait(RequiredTrait.class)) {
      node.put("required", true);
    }
    if (field.containsTrait(PayloadTrait.class)) {
      node.put("payload", true);
    }
    if (field.containsTrait(XmlAttributeTrait.class)) {
      node.put("attribute", true);
    }
    return node;
  }

  /** AWS's name of a member that the SDK renamed: CopyObject's bucket and key, DynamoDB's NULL. */
  private static String awsName(SdkField<?> field) {
    String name = field.memberName();
    if (name.equals("NUL")) {
      return "NULL";
    }
    return name.startsWith("Destination") && field.location() != MarshallLocation.PAYLOAD
        ? name.substring("Destination".length())
        : name;
  }

  private static String location(MarshallLocation location, SdkField<?> field) {
    return switch (location) {
      case PATH, GREEDY_PATH -> "path";
      case QUERY_PARAM -> "query";
      case HEADER -> field.marshallingType() == MarshallingType.MAP ? "header_map" : "header";
      case STATUS_CODE -> "status";
      default -> "body";
    };
  }

  private void type(
      ObjectNode node, SdkField<?> field, Optional<Class<?>> enumeration, String shape)
      throws Exception {
    MarshallingType<?> type = field.marshallingType();
    JsonNode published = botocore.path("shapes").path(shape);
    limits(node, shape, published);
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo pojo = (SdkPojo) ((SdkBuilder<?, ?>) field.constructor().get()).build();
      pending.push(new Pending(pojo, shape));
      node.put("type", "structure").put("of", pojoName(pojo));
    } else if (type == MarshallingType.LIST) {
      ListTrait list = field.getTrait(ListTrait.class);
      node.put("type", "list");
      if (list.isFlattened()) {
        node.put("flattened", true);
      } else if (xml()) {
        node.put(
            "element",
            list.memberLocationName() == null
                ? list.memberFieldInfo().locationName()
                : list.memberLocationName());
      }
      node.set("of", inner(list.memberFieldInfo(), enumeration, published.path("member")));
    } else if (type == MarshallingType.MAP) {
      MapTrait map = field.getTrait(MapTrait.class);
      node.put("type", "map");
      if (xml()) {
        node.put("key", map.keyLocationName()).put("value", map.valueLocationName());
      }
      if (map.isFlattened()) {
        node.put("flattened", true);
      }
      node.set("of", inner(map.valueFieldInfo(), enumeration, published.path("value")));
    } else {
      node.put("type", scalar(type));
      if (type == MarshallingType.INSTANT) {
        field
            .getOptionalTrait(TimestampFormatTrait.class)
            .ifPresent(trait -> node.put("format", timestamp(trait.format())));
      }
      if (enumeration.isPresent()) {
        var values = node.putArray("values");
        for (Object constant : enumeration.get().getEnumConstants()) {
          if (!constant.toString().equals("null")) {
            values.add(constant.toString());
          }
        }
      }
    }
  }

  private ObjectNode inner(SdkField<?> field, Optional<Class<?>> enumeration, JsonNode published)
      throws Exception {
    ObjectNode node = Json.object();
    type(node, field, enumeration, published.path("shape").asString(""));
    return node;
  }

  private boolean xml() {
    return !service.xmlNamespace().isEmpty();
  }

  /** S3 words wrong values in its own way. */
  private boolean limited() {
    return service.protocol() != ServiceModel.Protocol.REST_XML;
  }

  /**
   * All services but S3 answer "1 validation error detected" by these. A table may be named by its
   * ARN since 2023, which the model of that time does not say.
   */
  private void limits(ObjectNode node, String shape, JsonNode published) {
    if (!limited()) {
      return;
    }
    if (service.id().equals("dynamodb") && shape.equals("TableName")) {
      node.put("min", 1).put("max", 1024);
      return;
    }
    for (String limit : List.of("min", "max", "pattern")) {
      if (published.has(limit)) {
        node.set(limit, published.path(limit));
      }
    }
  }

  private static String scalar(MarshallingType<?> type) {
    if (type == MarshallingType.INSTANT) {
      return "timestamp";
    }
    if (type == MarshallingType.SDK_BYTES) {
      return "blob";
    }
    return type.getTargetClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String timestamp(TimestampFormatTrait.Format format) {
    return switch (format) {
      case ISO_8601 -> "ISO_8601";
      case RFC_822 -> "RFC_822";
      default -> "UNIX";
    };
  }

  /** The enumeration behind a string member: its getter returns the enumeration's type. */
  private static Optional<Class<?>> enumOf(SdkPojo pojo, SdkField<?> field) {
    String wanted = field.memberName().toLowerCase(Locale.ROOT);
    for (Method method : pojo.getClass().getMethods()) {
      if (method.getParameterCount() == 0
          && method.getName().toLowerCase(Locale.ROOT).equals(wanted)) {
        if (method.getReturnType().isEnum()) {
          return Optional.of(method.getReturnType());
        }
        if (method.getGenericReturnType() instanceof ParameterizedType type
            && type.getActualTypeArguments()[0] instanceof Class<?> element
            && element.isEnum()) {
          return Optional.of(element);
        }
      }
    }
    return Optional.empty();
  }

  private static SdkPojo pojo(String type) throws Exception {
    Object builder = Class.forName(type).getMethod("builder").invoke(null);
    return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
  }

  private static String pojoName(SdkPojo pojo) {
    return pojo.getClass().getSimpleName();
  }
}
