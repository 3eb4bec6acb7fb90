package dev.lectern.pane.s3.bucket;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.Persona;
import dev.lectern.aws.SessionClients;
import dev.lectern.calc.access.BucketExposure;
import dev.lectern.json.Json;
import dev.lectern.lab.check.SdkShapes;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tools.jackson.databind.JsonNode;

/** Exposure and attempts through the AWS SDK. */
public record SdkExposureGateway(BucketCallsGateway calls) implements ExposureGateway {

  private static final int FORBIDDEN = 403;
  private static final int SOME_ROLES = 100;

  /** MD5 of nothing, which the one byte of the attempt does not have. */
  private static final String WRONG_MD5 = "1B2M2Y8AsgTpgAmY7PhCfg==";

  private static final Set<String> NONE =
      Set.of(
          "NoSuchBucketPolicy",
          "NoSuchPublicAccessBlockConfiguration",
          "OwnershipControlsNotFoundError");

  @Override
  public Look look(String bucket) {
    List<String> unread = new ArrayList<>();
    JsonNode policy =
        read(
            "GetBucketPolicy",
            unread,
            bucket,
            s3 -> Json.MAPPER.readTree(s3.getBucketPolicy(r -> r.bucket(bucket)).policy()));
    JsonNode acl =
        read(
            "GetBucketAcl",
            unread,
            bucket,
            s3 -> SdkShapes.json(s3.getBucketAcl(r -> r.bucket(bucket))));
    JsonNode block =
        read(
            "GetPublicAccessBlock",
            unread,
            bucket,
            s3 ->
                SdkShapes.json(
                    s3.getPublicAccessBlock(r -> r.bucket(bucket))
                        .publicAccessBlockConfiguration()));
    JsonNode ownership =
        read(
            "GetBucketOwnershipControls",
            unread,
            bucket,
            s3 ->
                SdkShapes.json(
                    s3.getBucketOwnershipControls(r -> r.bucket(bucket)).ownershipControls()));
    JsonNode status =
        policy.isEmpty()
            ? Json.object()
            : read(
                "GetBucketPolicyStatus",
                unread,
                bucket,
                s3 ->
                    SdkShapes.json(s3.getBucketPolicyStatus(r -> r.bucket(bucket)).policyStatus()));
    return new Look(
        BucketExposure.of(
            policy,
            acl,
            block,
            ownership.path("Rules").path(0).path("ObjectOwnership").asString("")),
        status.has("IsPublic")
            ? Optional.of(status.path("IsPublic").asBoolean())
            : Optional.empty(),
        List.copyOf(unread));
  }

  /** What may not be read is told apart from what is not there. */
  private JsonNode read(
      String what, List<String> unread, String bucket, Function<S3Client, JsonNode> call) {
    try {
      return calls.call(bucket, call);
    } catch (S3Exception e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      if (e.statusCode() == FORBIDDEN) {
        unread.add(what);
      } else if (!NONE.contains(code)) {
        throw e;
      }
      return Json.object();
    }
  }

  @Override
  public List<Persona> personas() {
    AwsClients clients = calls.clients();
    List<Persona> all = new ArrayList<>(clients.personas());
    if (all.size() == 1) {
      all.addAll(roles(clients));
    }
    all.sort(Comparator.comparing(one -> one.kind() != Persona.Kind.ANONYMOUS));
    return List.copyOf(all);
  }

  /** Of a real account: some of its roles, if they may be listed. */
  private static List<Persona> roles(AwsClients clients) {
    try {
      return clients.iam().listRoles(r -> r.maxItems(SOME_ROLES)).roles().stream()
          .filter(role -> !role.path().startsWith("/aws-service-role/"))
          .map(role -> Persona.role(role.arn()))
          .toList();
    } catch (IamException notAllowed) {
      return List.of();
    }
  }

  @Override
  public Outcome attempt(Persona who, Attempt what, String bucket, String key) {
    String region = calls.region(bucket);
    try (SessionClients as = calls.clients().as(who)) {
      S3Client s3 = as.s3(region);
      String requestId = send(s3, what, bucket, key);
      return new Outcome(true, 200, "", "", requestId);
    } catch (AwsServiceException e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      String message = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorMessage();
      return new Outcome(
          let(e, code), e.statusCode(), code, message, e.requestId() == null ? "" : e.requestId());
    }
  }

  /** S3 looks for what is not there, and at what is sent, only after it let somebody in. */
  private static boolean let(AwsServiceException e, String code) {
    return e instanceof S3Exception
        && (e.statusCode() == 404 || code.equals("BadDigest"))
        && !code.equals("NoSuchBucket");
  }

  private static String send(S3Client s3, Attempt what, String bucket, String key) {
    return switch (what) {
      case GET_OBJECT -> {
        try (var object = s3.getObject(r -> r.bucket(bucket).key(key))) {
          object.abort();
          yield object.response().responseMetadata().requestId();
        } catch (java.io.IOException aborted) {
          yield "";
        }
      }
      case LIST_OBJECTS ->
          s3.listObjectsV2(r -> r.bucket(bucket).prefix(key).maxKeys(1))
              .responseMetadata()
              .requestId();
      case PUT_OBJECT ->
          s3.putObject(
                  r -> r.bucket(bucket).key(key).contentMD5(WRONG_MD5), RequestBody.fromString("x"))
              .responseMetadata()
              .requestId();
      case GET_BUCKET_POLICY ->
          s3.getBucketPolicy(r -> r.bucket(bucket)).responseMetadata().requestId();
      case GET_OBJECT_ACL ->
          s3.getObjectAcl(r -> r.bucket(bucket).key(key)).responseMetadata().requestId();
    };
  }
}
