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
import java.util.TreeSet;
import java.util.jar.JarFile;
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
 * <p>Names, bindings and enumerations come from the SDK's field lists, success codes from
 * botocore's models when their folder is given.
 */
public final class ModelGenerator {

  private record Service(
      String id,
      String model,
      ServiceModel.Protocol protocol,
      String xmlNamespace,
      String botocore) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service(
              "s3",
              "software.amazon.awssdk.services.s3",
              ServiceModel.Protocol.REST_XML,
              "http://s3.amazonaws.com/doc/2006-03-01/",
              "s3/2006-03-01/service-2.json"),
          new Service(
              "sts",
              "software.amazon.awssdk.services.sts",
              ServiceModel.Protocol.QUERY,
              "https://sts.amazonaws.com/doc/2011-06-15/",
              "sts/2011-06-15/service-2.json"));

  /** Members that the SDK added to AWS's own. */
  private static final Set<String> OWN_MEMBERS =
      Set.of("SourceBucket", "SourceKey", "SourceVersionId", "ExpiresString");

  private final Service service;
  private final JsonNode botocore;
  private final ObjectNode structures = Json.object();
  private final Deque<SdkPojo> pending = new ArrayDeque<>();

  private ModelGenerator(Service service, JsonNode botocore) {
    this.service = service;
    this.botocore = botocore;
  }

  /** Writes every table. */
  public static void main(String... args) throws Exception {
    for (Service service : SERVICES) {
      Path source = args.length == 0 ? Path.of("") : Path.of(args[0], service.botocore());
      JsonNode botocore =
          Files.isRegularFile(source) ? Json.MAPPER.readTree(source) : Json.object();
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
    for (String name : operationNames()) {
      operations.set(name, operation(name));
    }
    while (!pending.isEmpty()) {
      structure(pending.pop());
    }
    ObjectNode table = Json.object();
    table.put("service", service.id());
    table.put("protocol", service.protocol().name());
    table.put("xmlNamespace", service.xmlNamespace());
    table.set("operations", operations);
    table.set("structures", structures);
    return table;
  }

  private Set<String> operationNames() throws Exception {
    Class<?> anchor =
        Class.forName(
            service.model() + ".model." + (service.id().equals("s3") ? "S3" : "Sts") + "Request");
    Path jar = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
    String prefix = service.model().replace('.', '/') + "/transform/";
    Set<String> names = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(prefix) && name.endsWith("RequestMarshaller.class"))
          .map(
              name ->
                  name.substring(
                      prefix.length(), name.length() - "RequestMarshaller.class".length()))
          .forEach(names::add);
    }
    return names;
  }

  private ObjectNode operation(String name) throws Exception {
    Class<?> marshaller =
        Class.forName(service.model() + ".transform." + name + "RequestMarshaller");
    Field binding = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
    binding.setAccessible(true);
    OperationInfo info = (OperationInfo) binding.get(null);
    SdkPojo input = pojo(service.model() + ".model." + name + "Request");
    SdkPojo output = pojo(service.model() + ".model." + name + "Response");
    boolean hasBucket = input.sdkFields().stream().anyMatch(f -> awsName(f).equals("Bucket"));
    boolean hasKey = input.sdkFields().stream().anyMatch(f -> awsName(f).equals("Key"));
    ObjectNode node = Json.object();
    node.put("method", info.httpMethod().name());
    String uri = info.requestUri();
    node.put(
        "uri",
        hasBucket && !uri.contains("{Bucket}")
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
    node.put("resource", IamActions.resource(service.id(), name, hasBucket, hasKey));
    pending.push(input);
    pending.push(output);
    return node;
  }

  private void structure(SdkPojo pojo) throws Exception {
    String name = pojoName(pojo);
    if (structures.has(name)) {
      return;
    }
    ObjectNode node = Json.object();
    structures.set(name, node);
    for (SdkField<?> field : pojo.sdkFields()) {
      if (!OWN_MEMBERS.contains(field.memberName())) {
        node.set(awsName(field), member(field, enumOf(pojo, field)));
      }
    }
  }

  private ObjectNode member(SdkField<?> field, Optional<Class<?>> enumeration) throws Exception {
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
    type(node, field, enumeration);
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

  /** AWS's name of a member that the SDK renamed: CopyObject's bucket and key. */
  private static String awsName(SdkField<?> field) {
    String name = field.memberName();
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

  private void type(ObjectNode node, SdkField<?> field, Optional<Class<?>> enumeration)
      throws Exception {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo pojo = (SdkPojo) ((SdkBuilder<?, ?>) field.constructor().get()).build();
      pending.push(pojo);
      node.put("type", "structure").put("of", pojoName(pojo));
    } else if (type == MarshallingType.LIST) {
      ListTrait list = field.getTrait(ListTrait.class);
      node.put("type", "list");
      if (list.isFlattened()) {
        node.put("flattened", true);
      } else if (list.memberFieldInfo() != null) {
        node.put(
            "element",
            list.memberLocationName() == null
                ? list.memberFieldInfo().locationName()
                : list.memberLocationName());
      }
      node.set("of", inner(list.memberFieldInfo(), enumeration));
    } else if (type == MarshallingType.MAP) {
      MapTrait map = field.getTrait(MapTrait.class);
      node.put("type", "map");
      node.put("key", map.keyLocationName()).put("value", map.valueLocationName());
      if (map.isFlattened()) {
        node.put("flattened", true);
      }
      node.set("of", inner(map.valueFieldInfo(), enumeration));
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

  private ObjectNode inner(SdkField<?> field, Optional<Class<?>> enumeration) throws Exception {
    ObjectNode node = Json.object();
    type(node, field, enumeration);
    return node;
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
