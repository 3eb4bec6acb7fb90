package dev.lectern.lab.check;

import dev.lectern.json.Json;
import dev.lectern.lab.Resource;
import dev.lectern.lab.example.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How the things that belong to a lab are looked at: by which calls, with which parameters. */
final class Belongings {

  /** The call that says whether it is there comes first. */
  private static final Map<Resource.Kind, List<String>> CALLS =
      Map.of(
          Resource.Kind.BUCKET,
          List.of(
              "s3:HeadBucket",
              "s3:GetBucketVersioning",
              "s3:ListObjectVersions",
              "s3:ListMultipartUploads",
              "s3:GetBucketPolicy",
              "s3:GetPublicAccessBlock",
              "s3:GetBucketEncryption",
              "s3:GetBucketLifecycleConfiguration",
              "s3:GetBucketCors",
              "s3:GetBucketWebsite",
              "s3:GetBucketTagging",
              "s3:GetBucketNotificationConfiguration"),
          Resource.Kind.TABLE,
          List.of("dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive", "dynamodb:Scan"),
          Resource.Kind.FUNCTION,
          List.of(
              "lambda:GetFunctionConfiguration",
              "lambda:ListVersionsByFunction",
              "lambda:ListAliases",
              "lambda:GetFunctionConcurrency",
              "lambda:GetPolicy",
              "lambda:ListFunctionEventInvokeConfigs"),
          Resource.Kind.LAYER,
          List.of("lambda:ListLayerVersions"),
          Resource.Kind.STATE_MACHINE,
          List.of("states:DescribeStateMachine", "states:ListExecutions"),
          Resource.Kind.ROLE,
          List.of("iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"),
          Resource.Kind.USER,
          List.of(
              "iam:GetUser",
              "iam:ListAttachedUserPolicies",
              "iam:ListUserPolicies",
              "iam:ListGroupsForUser"),
          Resource.Kind.GROUP,
          List.of("iam:GetGroup", "iam:ListAttachedGroupPolicies", "iam:ListGroupPolicies"),
          Resource.Kind.POLICY,
          List.of("iam:GetPolicy", "iam:ListPolicyVersions"),
          Resource.Kind.INSTANCE_PROFILE,
          List.of("iam:GetInstanceProfile"));

  private static final Map<Resource.Kind, String> MEMBERS =
      Map.of(
          Resource.Kind.BUCKET, "Bucket",
          Resource.Kind.TABLE, "TableName",
          Resource.Kind.FUNCTION, "FunctionName",
          Resource.Kind.LAYER, "LayerName",
          Resource.Kind.STATE_MACHINE, "stateMachineArn",
          Resource.Kind.ROLE, "RoleName",
          Resource.Kind.USER, "UserName",
          Resource.Kind.GROUP, "GroupName",
          Resource.Kind.POLICY, "PolicyArn",
          Resource.Kind.INSTANCE_PROFILE, "InstanceProfileName");

  private static final Set<String> NOT_THERE =
      Set.of("ResourceNotFoundException", "StateMachineDoesNotExist");

  private final AwsCalls calls;
  private final String account;

  /**
   * @param calls who looks
   * @param account the account's id, for what only an ARN names
   */
  Belongings(AwsCalls calls, String account) {
    this.calls = calls;
    this.account = account;
  }

  /** Parameters that name it and nothing else. */
  ObjectNode naming(Resource resource) {
    String name =
        switch (resource.kind()) {
          case POLICY -> "arn:aws:iam::" + account + ":policy/" + resource.name();
          case STATE_MACHINE ->
              "arn:aws:states:%s:%s:stateMachine:%s"
                  .formatted(calls.region(), account, resource.name());
          default -> resource.name();
        };
    return Json.object().put(MEMBERS.getOrDefault(resource.kind(), "Name"), name);
  }

  /** Asks for it: 200 when it is there, 404 when it is not. */
  Answer look(Resource resource) {
    return answer(CALLS.getOrDefault(resource.kind(), List.of()).getFirst(), resource);
  }

  /** Whether it is there. Layers are asked for by their versions: none is no layer. */
  boolean there(Resource resource) {
    Answer answer = look(resource);
    return answer.error().isEmpty()
        && (resource.kind() != Resource.Kind.LAYER
            || !answer.json().path("LayerVersions").isEmpty());
  }

  /** Everything that calls tell about it. */
  List<Answer> describe(Resource resource) {
    List<Answer> answers = new ArrayList<>();
    for (String call : CALLS.getOrDefault(resource.kind(), List.of())) {
      answers.add(answer(call, resource));
    }
    return answers;
  }

  /** The same with the calls beside their answers. */
  List<Look> looks(Resource resource) {
    return CALLS.getOrDefault(resource.kind(), List.of()).stream()
        .map(call -> new Look(call, naming(resource), told(answer(call, resource))))
        .toList();
  }

  private static ObjectNode told(Answer answer) {
    ObjectNode told = answer.json();
    told.remove(List.of("$headers", "$error"));
    return told;
  }

  /** DynamoDB and Step Functions say with 400 what others say with 404. */
  private Answer answer(String call, Resource resource) {
    Answer answer = calls.call(call, naming(resource));
    return NOT_THERE.contains(answer.error())
        ? new Answer(404, answer.error(), answer.message(), answer.json())
        : answer;
  }
}
