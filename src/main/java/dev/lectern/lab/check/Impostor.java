package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionClients;
import dev.lectern.lab.Resource;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import tools.jackson.databind.JsonNode;

/**
 * Makes one call as somebody else: a user, who gets an access key for that time, and then the roles
 * that are assumed one after the other from there.
 */
final class Impostor {

  private static final String SESSION = "lab-check";

  private static final Pattern AWAY = Pattern.compile("(root|user \\S+) of (\\d{12})");

  private final AwsClients grader;

  /**
   * @param grader who may make a key for a user, with the origin of the calls
   */
  Impostor(AwsClients grader) {
    this.grader = grader;
  }

  /** The answer of a call without payload. */
  Answer call(List<String> as, JsonNode assume, String call, JsonNode parameters) {
    return call(as, assume, call, parameters, RequestBody.empty());
  }

  /**
   * The call's answer. That the user is not there or a role cannot be assumed is an answer too.
   *
   * @param as <code>user NAME</code>, somebody of another account of the sandbox, or nothing; then
   *     <code>role NAME</code>s
   * @param assume further parameters of AssumeRole
   */
  Answer call(
      List<String> as, JsonNode assume, String call, JsonNode parameters, RequestBody payload) {
    if (as.isEmpty()) {
      return new AwsCalls(grader).call(call, parameters, payload);
    }
    Matcher away = AWAY.matcher(as.getFirst());
    if (away.matches()) {
      try (SessionClients there = neighbour(away.group(1), away.group(2))) {
        return hop(there, as.subList(1, as.size()), assume, call, parameters, payload);
      }
    }
    Resource first = Resource.parse(as.getFirst());
    if (first.kind() != Resource.Kind.USER) {
      return hop(grader, as, assume, call, parameters, payload);
    }
    IamClient iam = grader.iam();
    AccessKey key;
    try {
      key = iam.createAccessKey(request -> request.userName(first.name())).accessKey();
    } catch (AwsServiceException e) {
      return Answer.refused(e).of("CreateAccessKey");
    }
    String arn = arn("user", first);
    try (SessionClients user = grader.as(key.accessKeyId(), key.secretAccessKey(), null, arn)) {
      return hop(user, as.subList(1, as.size()), assume, call, parameters, payload);
    } finally {
      iam.deleteAccessKey(request -> request.userName(first.name()).accessKeyId(key.accessKeyId()));
    }
  }

  private Answer hop(
      AwsClients now,
      List<String> roles,
      JsonNode assume,
      String call,
      JsonNode parameters,
      RequestBody payload) {
    if (roles.isEmpty()) {
      return new AwsCalls(now).call(call, parameters, payload);
    }
    Resource role = Resource.parse(roles.getFirst());
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(arn("role", role)).roleSessionName(SESSION);
    SdkShapes.fill(request, assume);
    AssumeRoleResponse taken;
    try {
      taken = now.sts().assumeRole(request.build());
    } catch (AwsServiceException e) {
      return Answer.refused(e).of("AssumeRole");
    }
    Credentials keys = taken.credentials();
    try (SessionClients as =
        grader.as(
            keys.accessKeyId(),
            keys.secretAccessKey(),
            keys.sessionToken(),
            taken.assumedRoleUser().arn())) {
      return hop(as, roles.subList(1, roles.size()), assume, call, parameters, payload);
    }
  }

  private SessionClients neighbour(String who, String account) {
    String arn = "arn:aws:iam::" + account + ":" + who.replace(' ', '/');
    return grader.personas().stream()
        .filter(one -> one.arn().equals(arn))
        .findFirst()
        .map(grader::as)
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "There is no " + who + " in account " + account + ".",
                        "The sandbox does not know " + arn + ".",
                        "Set the demo up again.")));
  }

  private String arn(String kind, Resource who) {
    return "arn:aws:iam::" + grader.session().accountId() + ":" + kind + "/" + who.name();
  }
}
