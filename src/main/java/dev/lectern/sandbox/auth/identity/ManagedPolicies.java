package dev.lectern.sandbox.auth.identity;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** AWS's own managed policies, those that courses use ("AWS managed policies"). Immutable. */
public final class ManagedPolicies {

  private static final String FILE = "/facts/managed-policies.json";
  private static final String CREATED = "2015-02-06T18:39:46Z";

  private final Map<String, ObjectNode> byArn;

  private ManagedPolicies(Map<String, ObjectNode> byArn) {
    this.byArn = byArn;
  }

  /** Reads the data file. */
  public static ManagedPolicies load() {
    try (InputStream in = ManagedPolicies.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      Map<String, ObjectNode> all = new TreeMap<>();
      for (JsonNode one : Json.MAPPER.readTree(in).path("policies")) {
        ObjectNode document = document(one);
        all.put(document.path("Arn").asString(), document);
      }
      return new ManagedPolicies(Collections.unmodifiableMap(all));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static ObjectNode document(JsonNode one) {
    String name = one.required("name").asString();
    String path = one.path("path").asString("/");
    ObjectNode document = Json.object();
    document.put("PolicyName", name);
    document.put("PolicyId", "ANPA" + id(name));
    document.put("Arn", "arn:aws:iam::aws:policy" + path + name);
    document.put("Path", path);
    document.put("DefaultVersionId", "v1");
    document.put("IsAttachable", true);
    document.put("Description", one.path("description").asString(""));
    document.put("CreateDate", CREATED);
    document.put("UpdateDate", CREATED);
    document
        .putArray("versions")
        .addObject()
        .put("VersionId", "v1")
        .put("CreateDate", CREATED)
        .put("Document", one.required("document").toString());
    return document;
  }

  /** Always the same for a name. */
  private static String id(String name) {
    StringBuilder id = new StringBuilder();
    long seed = name.hashCode() & 0xffffffffL;
    for (int i = 0; i < 17; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      id.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((int) (seed >>> 59)));
    }
    return id.toString();
  }

  /** The policy of an ARN, as the store keeps those of accounts. */
  public Optional<ObjectNode> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /** All of them, by ARN. */
  public List<ObjectNode> all() {
    return new ArrayList<>(byArn.values());
  }
}
