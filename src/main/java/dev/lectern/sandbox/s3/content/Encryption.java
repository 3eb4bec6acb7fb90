package dev.lectern.sandbox.s3.content;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.OlderSignature;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side encryption as the API shows it (User Guide, "Protecting data with server-side
 * encryption"). Nothing is enciphered on the user's own disk, but a customer's key is really needed
 * to read. Keys of KMS are names only.
 */
public final class Encryption {

  private static final String SSE = "ServerSideEncryption";
  private static final String KMS_KEY = "SSEKMSKeyId";
  private static final String BUCKET_KEY = "BucketKeyEnabled";
  private static final String CUSTOMER = "SSECustomerAlgorithm";
  private static final String CUSTOMER_KEY = "SSECustomerKey";
  private static final String CUSTOMER_MD5 = "SSECustomerKeyMD5";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Encryption() {}

  /**
   * The attributes of an object that a call writes: from its headers, else the bucket's default.
   *
   * @throws ServiceException when the headers contradict each other or SSE-C is blocked
   */
  public static Map<String, String> attributes(Call call, Bucket bucket) {
    ObjectNode input = call.input();
    String kind = input.path(SSE).asString("");
    JsonNode rule =
        bucket
            .configuration(Configurations.ENCRYPTION)
            .map(node -> node.path("Rules").path(0))
            .orElse(input.path(""));
    Map<String, String> attributes = new TreeMap<>();
    if (customer(input, "")) {
      if (!kind.isEmpty()) {
        throw S3Errors.invalidArgument(
            "Server Side Encryption with Customer provided key is incompatible with the encryption"
                + " method specified",
            "x-amz-server-side-encryption",
            kind);
      }
      refuseWhenBlocked(bucket, rule);
      attributes.put(CUSTOMER, "AES256");
      attributes.put(CUSTOMER_MD5, checkedKey(input, ""));
      return attributes;
    }
    JsonNode byDefault = rule.path("ApplyServerSideEncryptionByDefault");
    boolean chosen = !kind.isEmpty();
    if (!chosen) {
      kind = byDefault.path("SSEAlgorithm").asString("AES256");
    }
    String key = input.path(KMS_KEY).asString("");
    attributes.put(SSE, kind);
    switch (kind) {
      case "AES256" -> {
        if (!key.isEmpty()) {
          throw S3Errors.invalidArgument(
              "Server Side Encryption with AWS KMS managed key requires HTTP header"
                  + " x-amz-server-side-encryption : aws:kms",
              "x-amz-server-side-encryption",
              kind);
        }
      }
      case "aws:kms", "aws:kms:dsse" -> {
        OlderSignature.check(call.head(), kind);
        if (key.isEmpty()
            && (!chosen || byDefault.path("SSEAlgorithm").asString("").equals(kind))) {
          key = byDefault.path("KMSMasterKeyID").asString("");
        }
        attributes.put(KMS_KEY, keyArn(key, call));
        boolean bucketKey =
            input.path(BUCKET_KEY).asBoolean(rule.path(BUCKET_KEY).asBoolean(false));
        if (bucketKey) {
          attributes.put(BUCKET_KEY, "true");
        }
      }
      default ->
          throw S3Errors.invalidArgument(
              "The encryption method specified is not supported",
              "x-amz-server-side-encryption",
              kind);
    }
    return attributes;
  }

  /** New buckets have SSE-C blocked (User Guide, "Blocking or unblocking SSE-C"). */
  private static void refuseWhenBlocked(Bucket bucket, JsonNode rule) {
    JsonNode types = rule.path("BlockedEncryptionTypes").path("EncryptionType");
    boolean blocked =
        types.isMissingNode()
            || types.valueStream().anyMatch(one -> one.asString().equals("SSE-C"));
    if (blocked) {
      throw S3Errors.accessDenied(
          "Server Side Encryption with Customer provided keys (SSE-C) is blocked by the default"
              + " encryption configuration of the bucket "
              + bucket.name());
    }
  }

  private static String keyArn(String key, Call call) {
    if (key.startsWith("arn:")) {
      return key;
    }
    String name = key.isEmpty() ? "alias/aws/s3" : key;
    return "arn:aws:kms:"
        + call.region()
        + ":"
        + call.caller().accountId()
        + ":"
        + (name.startsWith("alias/") ? name : "key/" + name);
  }

  private static boolean customer(ObjectNode input, String prefix) {
    return input.has(prefix + CUSTOMER)
        || input.has(prefix + CUSTOMER_KEY)
        || input.has(prefix + CUSTOMER_MD5);
  }

  /** Checks the three headers of a customer's key and answers the key's MD5. */
  private static String checkedKey(ObjectNode input, String prefix) {
    String algorithm = input.path(prefix + CUSTOMER).asString("");
    String header = "x-amz-server-side-encryption-customer-";
    if (algorithm.isEmpty()) {
      throw S3Errors.invalidArgument(
          "Requests specifying Server Side Encryption with Customer provided keys must provide a"
              + " valid encryption algorithm.",
          header + "algorithm",
          "null");
    }
    if (!algorithm.equals("AES256")) {
      throw new ServiceException(
              400,
              "InvalidEncryptionAlgorithmError",
              "The encryption request you specified is not valid. The valid value is AES256.")
          .with("ArgumentName", header + "algorithm")
          .with("ArgumentValue", algorithm);
    }
    byte[] key = key(input.path(prefix + CUSTOMER_KEY).asString(""));
    if (key.length == 0) {
      throw S3Errors.invalidArgument(
          "Requests specifying Server Side Encryption with Customer provided keys must provide an"
              + " appropriate secret key.",
          header + "key",
          "null");
    }
    if (key.length != 32) {
      throw S3Errors.invalidArgument(
          "The secret key was invalid for the specified algorithm.", header + "key", "****");
    }
    MessageDigest digest = ChecksumAlgorithm.digest("MD5");
    String actual = Base64.getEncoder().encodeToString(digest.digest(key));
    if (!actual.equals(input.path(prefix + CUSTOMER_MD5).asString(""))) {
      throw S3Errors.invalidArgument(
          "The calculated MD5 hash of the key did not match the hash that was provided.",
          header + "key-MD5",
          input.path(prefix + CUSTOMER_MD5).asString("null"));
    }
    return actual;
  }

  private static byte[] key(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[] {0};
    }
  }

  /**
   * Checks the key that a reader sends against the one that the object was written with.
   *
   * @param prefix of the members: empty, or {@code CopySource}
   * @throws ServiceException InvalidRequest when the key is missing or needless, AccessDenied when
   *     it is another one
   */
  public static void check(ObjectNode input, String prefix, Map<String, String> attributes) {
    Optional<String> stored = Optional.ofNullable(attributes.get(CUSTOMER_MD5));
    if (!customer(input, prefix)) {
      if (stored.isPresent()) {
        throw S3Errors.invalidRequest(
            "The object was stored using a form of Server Side Encryption. The correct parameters"
                + " must be provided to retrieve the object.");
      }
      return;
    }
    if (stored.isEmpty()) {
      throw S3Errors.invalidRequest("The encryption parameters are not applicable to this object.");
    }
    if (!checkedKey(input, prefix).equals(stored.get())) {
      throw S3Errors.accessDenied("Access Denied");
    }
  }

  /**
   * Checks the key of a request about an upload against the one that the upload was begun with.
   *
   * @throws ServiceException InvalidRequest when the key is missing, needless or another one
   */
  public static void checkUpload(ObjectNode input, Map<String, String> attributes) {
    boolean begun = attributes.containsKey(CUSTOMER_MD5);
    if (begun != customer(input, "")) {
      throw S3Errors.invalidRequest(
          begun
              ? "The multipart upload initiate requested encryption. Subsequent part requests must"
                  + " include the appropriate encryption parameters."
              : "The multipart upload initiate did not request encryption. Please resend the"
                  + " request without sending encryption parameters.");
    }
    if (begun && !checkedKey(input, "").equals(attributes.get(CUSTOMER_MD5))) {
      throw S3Errors.invalidRequest(
          "The provided encryption parameters did not match the ones used originally.");
    }
  }

  /** Whether the ETag of such an object is the MD5 of its bytes (API {@code Object}). */
  public static boolean plain(Map<String, String> attributes) {
    return kind(attributes).equals("AES256");
  }

  /** As in the x-amz-server-side-encryption header; empty for a customer's key. */
  public static String kind(Map<String, String> attributes) {
    return attributes.getOrDefault(SSE, "");
  }

  /** An ETag: the MD5, or something that is none when a customer's or KMS's key is used. */
  public static String etag(Map<String, String> attributes, byte[] md5) {
    if (plain(attributes)) {
      return HexFormat.of().formatHex(md5);
    }
    byte[] other = new byte[16];
    RANDOM.nextBytes(other);
    return HexFormat.of().formatHex(other);
  }

  /** Adds the members that answers have. */
  public static void answer(ObjectNode output, Map<String, String> attributes) {
    for (String member : new String[] {SSE, KMS_KEY, CUSTOMER, CUSTOMER_MD5}) {
      String value = attributes.get(member);
      if (value != null) {
        output.put(member, value);
      }
    }
    if (attributes.containsKey(BUCKET_KEY)) {
      output.put(BUCKET_KEY, true);
    }
  }
}
