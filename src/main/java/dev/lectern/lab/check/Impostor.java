package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionClients;
import dev.lectern.lab.Resource;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import tools.jackson.databind.JsonNode;

/**
 * Makes one call as somebody else: a user, who gets an access key for that time, and then the roles
 * that are assumed one after the other from there.
 */
final class Impostor {

  private static final String SESSION = "lab-check";

  private final AwsClients grader;

  Impostor(AwsClients grader) {
    this.grader = grader;
  }

  /**
   * The call's answer. That the user is not there or a role cannot be assumed is an answer too.
   *
   * @param as <code>user NAME</code> or nothing, then <code>role NAME</code>s
   * @param assume further parameters of AssumeRole
   */
  Answer call(List<String> as, JsonNode assume, String call, JsonNode parameters) {
    if (as.isEmpty()) {
      return new AwsCalls(grader).call(call, parameters);
    }
    Resource first = Resource.parse(as.getFirst());
    if (first.kind() != Resource.Kind.USER) {
      return hop(grader, as, assume, call, parameters);
    }
    IamClient iam = grader.iam();
    AccessKey key;
    try {
      key = iam.createAccessKey(request -> request.userName(first.name())).accessKey();
    } catch (AwsServiceException e) {
      return Answer.refused(e).of("CreateAccessKey");
    }
    try (SessionClients user = grader.as(key.accessKeyId(), key.secretAccessKey(), null)) {
      return hop(user, as.subList(1, as.size()), assume, call, parameters);
    } finally {
      iam.deleteAccessKey(request -> request.userName(first.name()).accessKeyId(key.accessKeyId()));
    }
  }

  private Answer hop(
      AwsClients now, List<String> roles, JsonNode assume, String call, JsonNode parameters) {
    if (roles.isEmpty()) {
      return new AwsCalls(now).call(call, parameters);
    }
    Resource role = Resource.parse(roles.getFirst());
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder()
            .roleArn("arn:aws:iam::" + grader.session().accountId() + ":role/" + role.name())
            .roleSessionName(SESSION);
    SdkShapes.fill(request, assume);
    Credentials given;
    try {
      given = now.sts().assumeRole(request.build()).credentials();
    } catch (AwsServiceException e) {
      return Answer.refused(e).of("AssumeRole");
    }
    try (SessionClients as =
        grader.as(given.accessKeyId(), given.secretAccessKey(), given.sessionToken())) {
      return hop(as, roles.subList(1, roles.size()), assume, call, parameters);
    }
  }
}
