package dev.lectern.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.auth.AuthorizationMessage;
import dev.lectern.sandbox.auth.identity.Totp;
import dev.lectern.sandbox.iam.IdentityTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

class StsSdkTest extends IdentityTest {

  private static final String ANN = "arn:aws:iam::" + ACCOUNT + ":user/ann";

  private AwsCredentials ann;

  @BeforeEach
  void makeAnn() {
    ann = user("ann", allow("sts:*", "*"));
    s3.createBucket(b -> b.bucket("data"));
    s3.putObject(b -> b.bucket("data").key("k"), RequestBody.fromString("x"));
  }

  private AssumeRoleResponse assume(AwsCredentials who, String role) {
    return sts(who).assumeRole(b -> b.roleArn(role).roleSessionName("s1"));
  }

  @Test
  void aRolesSessionIsItsOwnCaller() {
    String role = role("reader", ANN, allow("s3:GetObject", "arn:aws:s3:::data/*"));
    AssumeRoleResponse assumed = assume(ann, role);
    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::" + ACCOUNT + ":assumed-role/reader/s1");
    assertThat(assumed.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{17}:s1");
    AwsCredentials session = session(assumed.credentials());
    assertThat(session.accessKeyId()).startsWith("ASIA");
    assertThat(sts(session).getCallerIdentity().arn()).isEqualTo(assumed.assumedRoleUser().arn());
    s3(session).getObjectAsBytes(b -> b.bucket("data").key("k"));
    var denied =
        error(
            () ->
                s3(session).putObject(b -> b.bucket("data").key("k"), RequestBody.fromString("y")));
    assertCode(denied, 403, "AccessDenied");
    assertThat(message(denied))
        .isEqualTo(
            "User: arn:aws:sts::"
                + ACCOUNT
                + ":assumed-role/reader/s1 is not authorized to perform: s3:PutObject on resource:"
                + " \"arn:aws:s3:::data/k\" because no identity-based policy allows the"
                + " s3:PutObject action");
  }

  @Test
  void aSessionPolicyNarrows() {
    String role = role("wide", ANN, allow("s3:*", "*"));
    AwsCredentials session =
        session(
            sts(ann)
                .assumeRole(
                    b ->
                        b.roleArn(role)
                            .roleSessionName("s1")
                            .policy(policy(allow("s3:ListAllMyBuckets", "*"))))
                .credentials());
    s3(session).listBuckets();
    var denied = error(() -> s3(session).getObjectAsBytes(b -> b.bucket("data").key("k")));
    assertThat(message(denied)).contains("because no session policy allows the s3:GetObject");
  }

  @Test
  void trustDecides() {
    String role = role("closed", "arn:aws:iam::" + BOB.id() + ":root");
    var denied = error(() -> assume(ann, role));
    assertCode(denied, 403, "AccessDenied");
    assertThat(message(denied))
        .isEqualTo(
            "User: "
                + ANN
                + " is not authorized to perform: sts:AssumeRole on resource: "
                + role
                + " because no role trust policy allows the sts:AssumeRole action");
    assertThat(message(error(() -> assume(root(ALICE), role))))
        .isEqualTo("Roles may not be assumed by root accounts.");
    assertCode(error(() -> assume(ann, role + "x")), 403, "AccessDenied");
  }

  @Test
  void theAccountIsTrustedAndThePolicyOfItsUsersDecides() {
    String role = role("r", "arn:aws:iam::" + ACCOUNT + ":root");
    assume(ann, role);
    AwsCredentials nobody = user("nobody");
    var denied = error(() -> assume(nobody, role));
    assertThat(message(denied)).contains("because no identity-based policy allows");
    String direct = role("direct", "arn:aws:iam::" + ACCOUNT + ":user/nobody");
    assume(nobody, direct);
  }

  @Test
  void externalIdsAndTags() {
    iam.createRole(
        b ->
            b.roleName("partner")
                .assumeRolePolicyDocument(
                    trust(
                        ANN, ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"course\"}}")));
    String role = "arn:aws:iam::" + ACCOUNT + ":role/partner";
    assertCode(error(() -> assume(ann, role)), 403, "AccessDenied");
    sts(ann).assumeRole(b -> b.roleArn(role).roleSessionName("s1").externalId("course"));
    var tagged =
        error(
            () ->
                sts(ann)
                    .assumeRole(
                        b ->
                            b.roleArn(role)
                                .roleSessionName("s1")
                                .externalId("course")
                                .tags(Tag.builder().key("team").value("a").build())));
    assertThat(message(tagged)).contains("sts:TagSession");
  }

  @Test
  void sessionTagsArePrincipalTags() {
    iam.createRole(
        b ->
            b.roleName("tagged")
                .assumeRolePolicyDocument(
                    trust(ANN, "").replace("\"sts:AssumeRole\"", "\"sts:*\"")));
    iam.putRolePolicy(
        b ->
            b.roleName("tagged")
                .policyName("p")
                .policyDocument(
                    policy(allow("s3:GetObject", "arn:aws:s3:::data/${aws:PrincipalTag/team}"))));
    AwsCredentials session =
        session(
            sts(ann)
                .assumeRole(
                    b ->
                        b.roleArn("arn:aws:iam::" + ACCOUNT + ":role/tagged")
                            .roleSessionName("s1")
                            .tags(Tag.builder().key("team").value("k").build()))
                .credentials());
    s3(session).getObjectAsBytes(b -> b.bucket("data").key("k"));
    assertCode(
        error(() -> s3(session).getObjectAsBytes(b -> b.bucket("data").key("other"))),
        403,
        "AccessDenied");
  }

  @Test
  void durationsHaveTheirLimits() {
    String role = role("r", ANN, allow("sts:*", "*"));
    String second = role("second", ACCOUNT);
    var tooLong =
        error(
            () ->
                sts(ann)
                    .assumeRole(
                        b -> b.roleArn(role).roleSessionName("s1").durationSeconds(43_200)));
    assertCode(tooLong, 400, "ValidationError");
    assertThat(message(tooLong)).contains("exceeds the MaxSessionDuration set for this role");
    iam.updateRole(b -> b.roleName("r").maxSessionDuration(43_200));
    iam.updateRole(b -> b.roleName("second").maxSessionDuration(43_200));
    sts(ann).assumeRole(b -> b.roleArn(role).roleSessionName("s1").durationSeconds(43_200));
    AwsCredentials first = session(assume(ann, role).credentials());
    var chained =
        error(
            () ->
                sts(first)
                    .assumeRole(
                        b -> b.roleArn(second).roleSessionName("s2").durationSeconds(7_200)));
    assertThat(message(chained))
        .contains("1 hour session limit for roles assumed by role chaining");
    assume(first, second);
    assertCode(
        error(
            () ->
                sts(ann)
                    .assumeRole(b -> b.roleArn(role).roleSessionName("s1").durationSeconds(60))),
        400,
        "ValidationError");
  }

  @Test
  void tokensExpireByTheSandboxClock() {
    String role = role("r", ANN, allow("*", "*"));
    AwsCredentials session = session(assume(ann, role).credentials());
    s3(session).listBuckets();
    sandbox.clock().advance(Duration.ofMinutes(61));
    var s3Error = error(() -> s3(session).listBuckets());
    assertCode(s3Error, 400, "ExpiredToken");
    assertThat(message(s3Error)).isEqualTo("The provided token has expired.");
    assertCode(error(() -> sts(session).getCallerIdentity()), 403, "ExpiredToken");
    assertCode(error(() -> dynamo(session).listTables()), 400, "ExpiredTokenException");
  }

  @Test
  void theTokenBelongsToTheKey() {
    AwsCredentials session = session(assume(ann, role("r", ANN)).credentials());
    AwsCredentials without =
        AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey());
    assertCode(error(() -> sts(without).getCallerIdentity()), 403, "InvalidClientTokenId");
    AwsCredentials other =
        AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "token");
    assertCode(error(() -> sts(other).getCallerIdentity()), 403, "InvalidClientTokenId");
    assertCode(error(() -> s3(other).listBuckets()), 400, "InvalidToken");
  }

  @Test
  void mfaIsInTheSession() {
    iam.putUserPolicy(
        b ->
            b.userName("ann")
                .policyName("mfa")
                .policyDocument(
                    policy(
                        allow("s3:DeleteObject", "*")
                            + ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}")));
    var device = iam.createVirtualMFADevice(b -> b.virtualMFADeviceName("ann")).virtualMFADevice();
    byte[] seed = Totp.seed(device.base32StringSeed().asUtf8String());
    Instant now = sandbox.clock().now();
    iam.enableMFADevice(
        b ->
            b.userName("ann")
                .serialNumber(device.serialNumber())
                .authenticationCode1(Totp.code(seed, now.minusSeconds(30)))
                .authenticationCode2(Totp.code(seed, now)));
    assertCode(
        error(() -> s3(ann).deleteObject(b -> b.bucket("data").key("k"))), 403, "AccessDenied");
    AwsCredentials plain = session(sts(ann).getSessionToken().credentials());
    assertCode(
        error(() -> s3(plain).deleteObject(b -> b.bucket("data").key("k"))), 403, "AccessDenied");
    assertCode(
        error(
            () ->
                sts(ann)
                    .getSessionToken(
                        b -> b.serialNumber(device.serialNumber()).tokenCode("000000"))),
        403,
        "AccessDenied");
    assertThat(
            message(
                error(
                    () ->
                        sts(ann)
                            .getSessionToken(
                                b ->
                                    b.serialNumber(device.serialNumber() + "2")
                                        .tokenCode("000000")))))
        .startsWith("MultiFactorAuthentication failed, unable to validate MFA code.");
    Instant at = sandbox.clock().now();
    AwsCredentials strong =
        session(
            sts(ann)
                .getSessionToken(
                    b -> b.serialNumber(device.serialNumber()).tokenCode(Totp.code(seed, at)))
                .credentials());
    assertThat(sts(strong).getCallerIdentity().arn()).isEqualTo(ANN);
    s3(strong).deleteObject(b -> b.bucket("data").key("k"));
    assertCode(error(() -> sts(strong).getSessionToken()), 403, "AccessDenied");
    String role = role("strong", ANN);
    assertThat(message(error(() -> assumeWith(role, device.serialNumber(), Totp.code(seed, at)))))
        .as("a code is worth one session")
        .isEqualTo("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    assumeWith(role, device.serialNumber(), Totp.code(seed, at.plusSeconds(30)));
    assertCode(
        error(() -> assumeWith(role, device.serialNumber(), Totp.code(seed, at.plusSeconds(30)))),
        403,
        "AccessDenied");
  }

  private void assumeWith(String role, String serial, String code) {
    sts(ann)
        .assumeRole(
            b -> b.roleArn(role).roleSessionName("strong").serialNumber(serial).tokenCode(code));
  }

  @Test
  void federatedUsersMayWhatUserAndPolicyBothAllow() {
    iam.putUserPolicy(
        b ->
            b.userName("ann")
                .policyName("s3")
                .policyDocument(policy(allow("s3:GetObject", "*"), allow("s3:ListBucket", "*"))));
    var plain = sts(ann).getFederationToken(b -> b.name("guest"));
    assertThat(plain.federatedUser().arn())
        .isEqualTo("arn:aws:sts::" + ACCOUNT + ":federated-user/guest");
    AwsCredentials nothing = session(plain.credentials());
    assertThat(sts(nothing).getCallerIdentity().arn()).isEqualTo(plain.federatedUser().arn());
    assertCode(
        error(() -> s3(nothing).getObjectAsBytes(b -> b.bucket("data").key("k"))),
        403,
        "AccessDenied");
    AwsCredentials reader =
        session(
            sts(ann)
                .getFederationToken(b -> b.name("guest").policy(policy(allow("s3:GetObject", "*"))))
                .credentials());
    s3(reader).getObjectAsBytes(b -> b.bucket("data").key("k"));
    assertCode(error(() -> s3(reader).listBuckets()), 403, "AccessDenied");
  }

  @Test
  void aDeletedUsersSessionsAreWorthNothingAlsoUnderItsOldName() {
    AwsCredentials federated =
        session(
            sts(ann)
                .getFederationToken(b -> b.name("guest").policy(policy(allow("*", "*"))))
                .credentials());
    AwsCredentials own = session(sts(ann).getSessionToken().credentials());
    iam.deleteAccessKey(b -> b.userName("ann").accessKeyId(ann.accessKeyId()));
    iam.deleteUserPolicy(b -> b.userName("ann").policyName("inline"));
    iam.deleteUser(b -> b.userName("ann"));
    assertCode(error(() -> s3(federated).listBuckets()), 403, "AccessDenied");
    user("ann", allow("*", "*"));
    assertCode(error(() -> s3(federated).listBuckets()), 403, "AccessDenied");
    assertCode(error(() -> s3(own).listBuckets()), 403, "AccessDenied");
  }

  @Test
  void sessionsOfUsersAreShutOutOfIamAndMostOfSts() {
    iam.attachUserPolicy(
        b -> b.userName("ann").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
    String role = role("r", ANN);
    AwsCredentials plain = session(sts(ann).getSessionToken().credentials());
    assertCode(error(() -> iam(plain).listUsers()), 403, "InvalidClientTokenId");
    assertCode(error(() -> sts(plain).getFederationToken(b -> b.name("gu"))), 403, "AccessDenied");
    sts(plain).getCallerIdentity();
    AwsCredentials inRole = session(assume(plain, role).credentials());
    sts(inRole).getCallerIdentity();
    AwsCredentials federated =
        session(
            sts(ann)
                .getFederationToken(b -> b.name("guest").policy(policy(allow("*", "*"))))
                .credentials());
    s3(federated).listBuckets();
    assertCode(error(() -> iam(federated).listUsers()), 403, "InvalidClientTokenId");
    assertCode(error(() -> assume(federated, role)), 403, "AccessDenied");
    sts(federated).getCallerIdentity();
  }

  /** The name of a session is its maker's to choose. */
  @Test
  void aSessionIsNotTheUserWhoseNameItBears() {
    String first = role("first", ANN, allow("sts:*", "*"));
    String second = role("second", ACCOUNT);
    var device = iam.createVirtualMFADevice(b -> b.virtualMFADeviceName("ann")).virtualMFADevice();
    byte[] seed = Totp.seed(device.base32StringSeed().asUtf8String());
    Instant now = sandbox.clock().now();
    iam.enableMFADevice(
        b ->
            b.userName("ann")
                .serialNumber(device.serialNumber())
                .authenticationCode1(Totp.code(seed, now.minusSeconds(30)))
                .authenticationCode2(Totp.code(seed, now)));
    AwsCredentials named =
        session(sts(ann).assumeRole(b -> b.roleArn(first).roleSessionName("ann")).credentials());
    assertCode(
        error(
            () ->
                sts(named)
                    .assumeRole(
                        b ->
                            b.roleArn(second)
                                .roleSessionName("s2")
                                .serialNumber(device.serialNumber())
                                .tokenCode(Totp.code(seed, sandbox.clock().now())))),
        403,
        "AccessDenied");
  }

  @Test
  void keysTellTheirAccount() {
    assertThat(sts(ann).getAccessKeyInfo(b -> b.accessKeyId(ann.accessKeyId())).account())
        .isEqualTo(ACCOUNT);
  }

  @Test
  void decodesADenial() {
    AwsCredentials nobody = user("nobody");
    var denied = error(() -> s3(nobody).listBuckets());
    var entry = sandbox.journal().find(denied.requestId()).orElseThrow();
    Decision decision = entry.access();
    assertThat(decision).isNotNull();
    String message = AuthorizationMessage.encode(entry.caller(), decision);
    StsClient client = sts(ann);
    assertThat(client.decodeAuthorizationMessage(b -> b.encodedMessage(message)).decodedMessage())
        .contains("\"explicitDeny\":false")
        .contains("user/nobody")
        .contains("s3:ListAllMyBuckets");
    assertCode(
        error(() -> sts(nobody).decodeAuthorizationMessage(b -> b.encodedMessage(message))),
        403,
        "AccessDenied");
    assertCode(
        error(() -> client.decodeAuthorizationMessage(b -> b.encodedMessage("x"))),
        400,
        "InvalidAuthorizationMessageException");
  }
}
