package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.auth.identity.Totp;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

class IamSdkTest extends IdentityTest {

  @Test
  void usersHaveIdsAndPaths() {
    var user = iam.createUser(b -> b.userName("ann").path("/team/").tags(tag("a", "1"))).user();
    assertThat(user.userId()).startsWith("AIDA").hasSize(21);
    assertThat(user.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/team/ann");
    assertThat(iam.getUser(b -> b.userName("ANN")).user().tags()).containsExactly(tag("a", "1"));
    assertCode(error(() -> iam.createUser(b -> b.userName("Ann"))), 409, "EntityAlreadyExists");
    assertThat(iam.listUsers(b -> b.pathPrefix("/team/")).users()).hasSize(1);
    assertThat(iam.listUsers(b -> b.pathPrefix("/other/")).users()).isEmpty();
    iam.updateUser(b -> b.userName("ann").newUserName("anna"));
    var missing = error(() -> iam.getUser(b -> b.userName("ann")));
    assertCode(missing, 404, "NoSuchEntity");
    assertThat(message(missing)).isEqualTo("The user with name ann cannot be found.");
    iam.deleteUser(b -> b.userName("anna"));
    assertThat(iam.listUsers().users()).isEmpty();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void listsArePaged() {
    for (int i = 0; i < 5; i++) {
      String name = "user-" + i;
      iam.createUser(b -> b.userName(name));
    }
    var first = iam.listUsers(b -> b.maxItems(2));
    assertThat(first.isTruncated()).isTrue();
    assertThat(iam.listUsersPaginator(b -> b.maxItems(2)).users())
        .extracting(user -> user.userName())
        .containsExactly("user-0", "user-1", "user-2", "user-3", "user-4");
  }

  @Test
  void wrongValuesAreRefusedByTheModel() {
    var bad = error(() -> iam.createUser(b -> b.userName("a b")));
    assertCode(bad, 400, "ValidationError");
    assertThat(message(bad))
        .contains("1 validation error detected: Value 'a b' at 'userName'")
        .contains("regular expression pattern: [\\w+=,.@-]+");
    assertCode(
        error(
            () ->
                iam.createRole(
                    b ->
                        b.roleName("r")
                            .assumeRolePolicyDocument(trust(ACCOUNT, ""))
                            .maxSessionDuration(60))),
        400,
        "ValidationError");
  }

  @Test
  void managedPoliciesHaveVersions() {
    var created =
        iam.createPolicy(b -> b.policyName("p").policyDocument(policy(allow("s3:*", "*"))))
            .policy();
    assertThat(created.policyId()).startsWith("ANPA");
    for (int i = 2; i <= 5; i++) {
      iam.createPolicyVersion(
          b -> b.policyArn(created.arn()).policyDocument(policy(allow("sqs:*", "*"))));
    }
    assertCode(
        error(
            () ->
                iam.createPolicyVersion(
                    b -> b.policyArn(created.arn()).policyDocument(policy(allow("a:*", "*"))))),
        409,
        "LimitExceeded");
    assertThat(iam.listPolicyVersions(b -> b.policyArn(created.arn())).versions())
        .extracting(version -> version.versionId() + version.isDefaultVersion())
        .containsExactly("v5false", "v4false", "v3false", "v2false", "v1true");
    iam.setDefaultPolicyVersion(b -> b.policyArn(created.arn()).versionId("v3"));
    assertThat(iam.getPolicy(b -> b.policyArn(created.arn())).policy().defaultVersionId())
        .isEqualTo("v3");
    assertCode(
        error(() -> iam.deletePolicyVersion(b -> b.policyArn(created.arn()).versionId("v3"))),
        409,
        "DeleteConflict");
    String document =
        iam.getPolicyVersion(b -> b.policyArn(created.arn()).versionId("v1"))
            .policyVersion()
            .document();
    assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8))
        .isEqualTo(policy(allow("s3:*", "*")));
    assertCode(
        error(() -> iam.deletePolicy(b -> b.policyArn(created.arn()))), 409, "DeleteConflict");
    for (String version : new String[] {"v1", "v2", "v4", "v5"}) {
      iam.deletePolicyVersion(b -> b.policyArn(created.arn()).versionId(version));
    }
    iam.deletePolicy(b -> b.policyArn(created.arn()));
    assertThat(iam.listPolicies(b -> b.scope(PolicyScopeType.LOCAL)).policies()).isEmpty();
  }

  @Test
  void documentsAreChecked() {
    var bad =
        error(() -> iam.createPolicy(b -> b.policyName("p").policyDocument("{\"Version\":1}")));
    assertCode(bad, 400, "MalformedPolicyDocument");
    var trust =
        error(
            () ->
                iam.createRole(
                    b ->
                        b.roleName("r")
                            .assumeRolePolicyDocument(
                                trust("arn:aws:iam::" + ACCOUNT + ":user/nobody", ""))));
    assertCode(trust, 400, "MalformedPolicyDocument");
    assertThat(message(trust)).startsWith("Invalid principal in policy: \"AWS\"");
    String long1 = policy(allow("s3:Get*", "arn:aws:s3:::" + "x".repeat(6_100)));
    assertCode(
        error(() -> iam.createPolicy(b -> b.policyName("p").policyDocument(long1))),
        409,
        "LimitExceeded");
  }

  @Test
  void attachesAwsPoliciesAndKeepsWhatIsInUse() {
    iam.createUser(b -> b.userName("ann"));
    String arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    iam.attachUserPolicy(b -> b.userName("ann").policyArn(arn));
    assertThat(iam.listAttachedUserPolicies(b -> b.userName("ann")).attachedPolicies())
        .singleElement()
        .satisfies(one -> assertThat(one.policyName()).isEqualTo("AmazonS3ReadOnlyAccess"));
    assertThat(iam.listEntitiesForPolicy(b -> b.policyArn(arn)).policyUsers()).hasSize(1);
    var inUse = error(() -> iam.deleteUser(b -> b.userName("ann")));
    assertCode(inUse, 409, "DeleteConflict");
    assertThat(message(inUse)).isEqualTo("Cannot delete entity, must detach all policies first.");
    iam.detachUserPolicy(b -> b.userName("ann").policyArn(arn));
    assertCode(
        error(() -> iam.detachUserPolicy(b -> b.userName("ann").policyArn(arn))),
        404,
        "NoSuchEntity");
    iam.deleteUser(b -> b.userName("ann"));
    assertThat(
            iam.listPoliciesPaginator(b -> b.scope(PolicyScopeType.AWS)).policies().stream()
                .map(one -> one.policyName()))
        .contains("AdministratorAccess", "AWSLambdaBasicExecutionRole");
  }

  @Test
  void keysSignAtOnceAndTellWhenTheyLastDid() {
    AwsCredentials ann = user("ann", allow("s3:ListAllMyBuckets", "*"));
    assertThat(ann.accessKeyId()).startsWith("AKIA");
    var never = iam.getAccessKeyLastUsed(b -> b.accessKeyId(ann.accessKeyId()));
    assertThat(never.accessKeyLastUsed().serviceName()).isEqualTo("N/A");
    s3(ann).listBuckets();
    var used = iam.getAccessKeyLastUsed(b -> b.accessKeyId(ann.accessKeyId()));
    assertThat(used.accessKeyLastUsed().serviceName()).isEqualTo("s3");
    assertThat(used.userName()).isEqualTo("ann");
    iam.createAccessKey(b -> b.userName("ann"));
    assertCode(error(() -> iam.createAccessKey(b -> b.userName("ann"))), 409, "LimitExceeded");
    iam.updateAccessKey(
        b -> b.userName("ann").accessKeyId(ann.accessKeyId()).status(StatusType.INACTIVE));
    assertCode(error(() -> s3(ann).listBuckets()), 403, "InvalidAccessKeyId");
    iam.updateAccessKey(
        b -> b.userName("ann").accessKeyId(ann.accessKeyId()).status(StatusType.ACTIVE));
    s3(ann).listBuckets();
    iam.deleteAccessKey(b -> b.userName("ann").accessKeyId(ann.accessKeyId()));
    assertCode(error(() -> s3(ann).listBuckets()), 403, "InvalidAccessKeyId");
    assertCode(error(() -> iam(ann).listUsers()), 403, "InvalidClientTokenId");
  }

  @Test
  void groupsGiveTheirPoliciesToTheirUsers() {
    AwsCredentials ann = user("ann");
    iam.createGroup(b -> b.groupName("readers"));
    iam.putGroupPolicy(
        b ->
            b.groupName("readers")
                .policyName("p")
                .policyDocument(policy(allow("s3:ListAllMyBuckets", "*"))));
    var denied = error(() -> s3(ann).listBuckets());
    assertCode(denied, 403, "AccessDenied");
    assertThat(message(denied))
        .isEqualTo(
            "User: arn:aws:iam::"
                + ACCOUNT
                + ":user/ann is not authorized to perform: s3:ListAllMyBuckets because no"
                + " identity-based policy allows the s3:ListAllMyBuckets action");
    var summary = error(() -> iam(ann).getAccountSummary());
    assertThat(message(summary))
        .contains("not authorized to perform: iam:GetAccountSummary on resource: * because no");
    iam.addUserToGroup(b -> b.groupName("readers").userName("ann"));
    s3(ann).listBuckets();
    assertThat(iam.getGroup(b -> b.groupName("readers")).users()).hasSize(1);
    assertThat(iam.listGroupsForUser(b -> b.userName("ann")).groups()).hasSize(1);
    iam.updateGroup(b -> b.groupName("readers").newGroupName("guests"));
    s3(ann).listBuckets();
    assertCode(error(() -> iam.deleteGroup(b -> b.groupName("guests"))), 409, "DeleteConflict");
    iam.removeUserFromGroup(b -> b.groupName("guests").userName("ann"));
    assertCode(error(() -> s3(ann).listBuckets()), 403, "AccessDenied");
  }

  @Test
  void aBoundaryLimitsAndDelegatesAdministration() {
    String boundary =
        iam.createPolicy(
                b ->
                    b.policyName("boundary")
                        .policyDocument(policy(allow("s3:*", "*"), allow("iam:*", "*"))))
            .policy()
            .arn();
    AwsCredentials dev =
        user(
            "dev",
            allow("dynamodb:*", "*"),
            allow("s3:*", "*"),
            allow("iam:CreateRole", "*")
                + ",\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\""
                + boundary
                + "\"}}",
            deny("iam:DeleteUserPermissionsBoundary", "*"));
    iam.putUserPermissionsBoundary(b -> b.userName("dev").permissionsBoundary(boundary));
    s3(dev).listBuckets();
    var table = error(() -> dynamo(dev).listTables());
    assertCode(table, 400, "AccessDeniedException");
    assertThat(message(table))
        .contains("because no permissions boundary allows the dynamodb:ListTables action");
    IamClient asDev = iam(dev);
    var without =
        error(
            () ->
                asDev.createRole(
                    b -> b.roleName("r").assumeRolePolicyDocument(trust(ACCOUNT, ""))));
    assertCode(without, 403, "AccessDenied");
    assertThat(message(without))
        .isEqualTo(
            "User: arn:aws:iam::"
                + ACCOUNT
                + ":user/dev is not authorized to perform: iam:CreateRole on resource:"
                + " arn:aws:iam::"
                + ACCOUNT
                + ":role/r because no identity-based policy allows the iam:CreateRole action");
    asDev.createRole(
        b ->
            b.roleName("r")
                .assumeRolePolicyDocument(trust(ACCOUNT, ""))
                .permissionsBoundary(boundary));
    assertCode(
        error(
            () ->
                asDev.createRole(
                    b -> b.roleName("r").assumeRolePolicyDocument(trust(ACCOUNT, "")))),
        403,
        "AccessDenied");
    var escape = error(() -> asDev.deleteUserPermissionsBoundary(b -> b.userName("dev")));
    assertThat(message(escape)).endsWith("with an explicit deny in an identity-based policy");
    assertThat(iam.getRole(b -> b.roleName("r")).role().permissionsBoundary())
        .satisfies(one -> assertThat(one.permissionsBoundaryArn()).isEqualTo(boundary));
  }

  @Test
  void passRoleIsAskedForWhereARoleIsHandedOver() {
    String role = role("worker", ACCOUNT);
    iam.createInstanceProfile(b -> b.instanceProfileName("machine"));
    AwsCredentials dev =
        user(
            "dev",
            allow("iam:AddRoleToInstanceProfile", "*"),
            allow("iam:PassRole", role)
                + ",\"Condition\":{\"StringEquals\":"
                + "{\"iam:PassedToService\":\"lambda.amazonaws.com\"}}");
    var denied =
        error(
            () ->
                iam(dev)
                    .addRoleToInstanceProfile(
                        b -> b.instanceProfileName("machine").roleName("worker")));
    assertThat(message(denied)).contains("iam:PassRole on resource: " + role);
    iam.addRoleToInstanceProfile(b -> b.instanceProfileName("machine").roleName("worker"));
    assertThat(iam.listInstanceProfilesForRole(b -> b.roleName("worker")).instanceProfiles())
        .hasSize(1);
    assertCode(error(() -> iam.deleteRole(b -> b.roleName("worker"))), 409, "DeleteConflict");
  }

  @Test
  void simulates() {
    user("ann", allow("s3:GetObject", "arn:aws:s3:::b/*"), deny("s3:DeleteObject", "*"));
    var results =
        iam.simulatePrincipalPolicy(
                b ->
                    b.policySourceArn("arn:aws:iam::" + ACCOUNT + ":user/ann")
                        .actionNames("s3:GetObject", "s3:DeleteObject", "s3:PutObject")
                        .resourceArns("arn:aws:s3:::b/k"))
            .evaluationResults();
    assertThat(results)
        .extracting(result -> result.evalDecision())
        .containsExactly(
            PolicyEvaluationDecisionType.ALLOWED,
            PolicyEvaluationDecisionType.EXPLICIT_DENY,
            PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(results.get(1).matchedStatements()).hasSize(1);
    String conditional =
        policy(
            allow("s3:GetObject", "*")
                + ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}");
    var custom =
        iam.simulateCustomPolicy(b -> b.policyInputList(conditional).actionNames("s3:GetObject"))
            .evaluationResults()
            .getFirst();
    assertThat(custom.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(custom.missingContextValues()).containsExactly("aws:SecureTransport");
    assertThat(
            iam.getContextKeysForCustomPolicy(b -> b.policyInputList(conditional))
                .contextKeyNames())
        .containsExactly("aws:SecureTransport");
  }

  @Test
  void theSimulatorHasAResultAnActionAndAPartAResource() {
    user("ann", allow("s3:GetObject", "arn:aws:s3:::b/*"), deny("s3:*", "arn:aws:s3:::b/no"));
    var result =
        iam.simulatePrincipalPolicy(
                b ->
                    b.policySourceArn("arn:aws:iam::" + ACCOUNT + ":user/ann")
                        .actionNames("s3:GetObject")
                        .resourceArns("arn:aws:s3:::b/k", "arn:aws:s3:::b/no", "arn:aws:s3:::c/k"))
            .evaluationResults();
    assertThat(result)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.evalDecisionAsString()).isEqualTo("explicitDeny");
              assertThat(one.evalResourceName()).isEqualTo("arn:aws:s3:::${Bucket}/${Key}");
              assertThat(one.resourceSpecificResults())
                  .extracting(part -> part.evalResourceDecisionAsString())
                  .containsExactly("allowed", "explicitDeny", "implicitDeny");
              assertThat(one.resourceSpecificResults().getFirst().matchedStatements())
                  .extracting(statement -> statement.sourcePolicyId())
                  .containsExactly("user_ann_inline");
            });
    String pretty =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "*",
              "Resource": "*"
            }
          ]
        }""";
    assertThat(places(pretty)).isEqualTo("3:17-8:6");
    String compact =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
            + "\"Resource\":\"*\"}}";
    assertThat(places(compact)).isEqualTo("1:38-1:" + compact.length());
  }

  /** Where the simulator says that the statement is. */
  private String places(String document) {
    var statement =
        iam.simulateCustomPolicy(
                b -> b.policyInputList(document).actionNames("s3:ListAllMyBuckets"))
            .evaluationResults()
            .getFirst()
            .matchedStatements()
            .getFirst();
    return statement.startPosition().line()
        + ":"
        + statement.startPosition().column()
        + "-"
        + statement.endPosition().line()
        + ":"
        + statement.endPosition().column();
  }

  @Test
  void theSimulatorTakesBoundaryResourcePolicyAndValues() {
    String wide = policy(allow("s3:*", "*"));
    String reads = policy(allow("s3:Get*", "*"));
    String bob = "arn:aws:iam::" + ACCOUNT + ":user/bob";
    var bounded =
        iam.simulateCustomPolicy(
                b ->
                    b.policyInputList(wide)
                        .permissionsBoundaryPolicyInputList(reads)
                        .actionNames("s3:GetObject", "s3:PutObject"))
            .evaluationResults();
    assertThat(bounded)
        .extracting(one -> one.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
        .containsExactly(true, false);
    assertThat(bounded.get(1).evalDecisionAsString()).isEqualTo("implicitDeny");
    String bucket =
        policy(
            "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                + bob
                + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"");
    String nothing = policy(allow("sqs:*", "*"));
    var own =
        iam.simulateCustomPolicy(
                b ->
                    b.policyInputList(nothing)
                        .resourcePolicy(bucket)
                        .callerArn(bob)
                        .actionNames("s3:GetObject")
                        .resourceArns("arn:aws:s3:::b/k"))
            .evaluationResults()
            .getFirst();
    assertThat(own.evalDecisionAsString()).isEqualTo("allowed");
    assertThat(own.matchedStatements().getFirst().sourcePolicyId()).isEqualTo("ResourcePolicy");
    var foreign =
        iam.simulateCustomPolicy(
                b ->
                    b.policyInputList(nothing)
                        .resourcePolicy(bucket)
                        .callerArn(bob)
                        .resourceOwner("arn:aws:iam::" + BOB.id() + ":root")
                        .actionNames("s3:GetObject")
                        .resourceArns("arn:aws:s3:::b/k"))
            .evaluationResults()
            .getFirst();
    assertThat(foreign.evalDecisionAsString()).isEqualTo("implicitDeny");
    assertThat(foreign.evalDecisionDetailsAsStrings())
        .containsEntry("IAM Policy", "implicitDeny")
        .containsEntry("Resource Policy", "allowed");
    assertCode(
        error(
            () ->
                iam.simulateCustomPolicy(
                    b ->
                        b.policyInputList(nothing)
                            .resourcePolicy(bucket)
                            .actionNames("s3:GetObject"))),
        400,
        "InvalidInput");
    String home =
        policy(
            allow("s3:ListBucket", "*")
                + ",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"home/${aws:username}/*\"}}");
    assertThat(
            iam.simulateCustomPolicy(b -> b.policyInputList(home).actionNames("s3:ListBucket"))
                .evaluationResults()
                .getFirst()
                .missingContextValues())
        .containsExactly("aws:username", "s3:prefix");
    iam.createUser(b -> b.userName("bob"));
    iam.putUserPolicy(b -> b.userName("bob").policyName("home").policyDocument(home));
    var listed =
        iam.simulatePrincipalPolicy(
                b ->
                    b.policySourceArn(bob)
                        .actionNames("s3:ListBucket")
                        .contextEntries(
                            c ->
                                c.contextKeyName("s3:prefix")
                                    .contextKeyType("string")
                                    .contextKeyValues("home/bob/x")))
            .evaluationResults()
            .getFirst();
    assertThat(listed.evalDecisionAsString()).isEqualTo("allowed");
    assertThat(listed.missingContextValues()).isEmpty();
    assertCode(
        error(
            () ->
                iam.simulateCustomPolicy(
                    b ->
                        b.policyInputList(wide)
                            .resourceHandlingOption("EC2-VPC-EBS")
                            .actionNames("ec2:RunInstances"))),
        400,
        "InvalidInput");
  }

  @Test
  void virtualDevicesTakeCodesOfTheSandboxClock() {
    iam.createUser(b -> b.userName("ann"));
    VirtualMFADevice device =
        iam.createVirtualMFADevice(b -> b.virtualMFADeviceName("ann-phone")).virtualMFADevice();
    byte[] seed = Totp.seed(device.base32StringSeed().asUtf8String());
    assertCode(
        error(
            () ->
                iam.enableMFADevice(
                    b ->
                        b.userName("ann")
                            .serialNumber(device.serialNumber())
                            .authenticationCode1("000000")
                            .authenticationCode2("000000"))),
        403,
        "InvalidAuthenticationCode");
    Instant now = sandbox.clock().now();
    iam.enableMFADevice(
        b ->
            b.userName("ann")
                .serialNumber(device.serialNumber())
                .authenticationCode1(Totp.code(seed, now.minusSeconds(30)))
                .authenticationCode2(Totp.code(seed, now)));
    assertThat(iam.listMFADevices(b -> b.userName("ann")).mfaDevices()).hasSize(1);
    assertThat(iam.listVirtualMFADevices().virtualMFADevices().getFirst().user().userName())
        .isEqualTo("ann");
    assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsEntry("MFADevicesInUse", 1);
    assertCode(error(() -> iam.deleteUser(b -> b.userName("ann"))), 409, "DeleteConflict");
    iam.deactivateMFADevice(b -> b.userName("ann").serialNumber(device.serialNumber()));
    iam.deleteVirtualMFADevice(b -> b.serialNumber(device.serialNumber()));
  }

  @Test
  void tellsEverythingAtOnce() {
    user("ann", allow("s3:*", "*"));
    role("reader", ACCOUNT, allow("s3:Get*", "*"));
    iam.createPolicy(b -> b.policyName("p").policyDocument(policy(allow("s3:*", "*"))));
    var details = iam.getAccountAuthorizationDetails();
    assertThat(details.userDetailList().getFirst().userPolicyList()).hasSize(1);
    assertThat(details.roleDetailList().getFirst().rolePolicyList()).hasSize(1);
    assertThat(details.policies().getFirst().policyVersionList()).hasSize(1);
    iam.tagRole(b -> b.roleName("reader").tags(tag("team", "a")));
    assertThat(iam.listRoleTags(b -> b.roleName("reader")).tags())
        .containsExactly(tag("team", "a"));
    iam.untagRole(b -> b.roleName("reader").tagKeys("team"));
    assertThat(iam.getRole(b -> b.roleName("reader")).role().tags()).isEmpty();
  }

  @Test
  void passwordPolicyAndAliases() {
    assertCode(error(() -> iam.getAccountPasswordPolicy()), 404, "NoSuchEntity");
    iam.updateAccountPasswordPolicy(b -> b.minimumPasswordLength(14).requireNumbers(true));
    assertThat(iam.getAccountPasswordPolicy().passwordPolicy().minimumPasswordLength())
        .isEqualTo(14);
    iam.createAccountAlias(b -> b.accountAlias("course"));
    assertThat(iam.listAccountAliases().accountAliases()).containsExactly("course");
    iam.deleteAccountAlias(b -> b.accountAlias("course"));
    assertThat(iam.listAccountAliases().accountAliases()).isEmpty();
  }

  @Test
  void unknownOperationsRefuseWithASentence() {
    var refused = error(() -> iam.createLoginProfile(b -> b.userName("ann").password("x")));
    assertCode(refused, 501, "NotImplemented");
    assertThat(message(refused)).contains("CreateLoginProfile of iam is not in the sandbox");
  }
}
