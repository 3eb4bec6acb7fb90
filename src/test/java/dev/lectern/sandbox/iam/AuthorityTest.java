package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Authority.Change;
import dev.lectern.sandbox.Authority.Identity;
import dev.lectern.sandbox.Authority.Verb;
import dev.lectern.sandbox.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Every change that is offered is made here, and then the same request goes through. */
class AuthorityTest extends IdentityTest {

  private static final String BUCKET = "arn:aws:s3:::authority";

  private Authority authority;
  private S3Client owner;

  @BeforeEach
  void bucket() {
    authority = sandbox.authority();
    owner = s3(root(ALICE));
    owner.createBucket(b -> b.bucket("authority"));
    owner.putObject(
        b -> b.bucket("authority").key("a.txt"),
        software.amazon.awssdk.core.sync.RequestBody.fromString("a"));
  }

  /** The request id of what is denied. */
  private static String denied(ThrowingCallable call) {
    AwsServiceException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(AwsServiceException.class, call);
    assertThat(failure).as("denied").isNotNull();
    assertThat(failure.statusCode()).isEqualTo(403);
    return failure.requestId();
  }

  /** Makes a change; the call goes through afterwards. */
  private Change mended(ThrowingCallable call, int which) throws Throwable {
    String id = denied(call);
    Authority.Finding finding = authority.explain(id).orElseThrow();
    assertThat(finding.decision().allowed()).isFalse();
    Change change = finding.changes().get(which);
    authority.apply(change);
    call.call();
    assertThat(authority.explain(id).orElseThrow().decision().allowed()).isTrue();
    assertThat(authority.explain(id).orElseThrow().changes()).isEmpty();
    return change;
  }

  private static List<Verb> verbs(Change change) {
    return change.edits().stream().map(Authority.Edit::verb).toList();
  }

  @Test
  void aMissingAllowBecomesAPolicyOfItsOwn() throws Throwable {
    S3Client mia = s3(user("mia"));
    Change change = mended(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")), 0);
    assertThat(verbs(change)).containsExactly(Verb.NEW_POLICY);
    assertThat(change.exact()).isTrue();
    denied(() -> mia.deleteObject(b -> b.bucket("authority").key("a.txt")));
    assertThat(iam.listUserPolicies(b -> b.userName("mia")).policyNames())
        .containsExactly("Allow-s3-GetObject");
  }

  private static DeleteObjectsResponse delete(S3Client as, String... keys) {
    return as.deleteObjects(
        b ->
            b.bucket("authority")
                .delete(
                    d ->
                        d.objects(
                            Stream.of(keys)
                                .map(key -> ObjectIdentifier.builder().key(key).build())
                                .toList())));
  }

  /** The answer of DeleteObjects is 200; the key that was refused is explained all the same. */
  @Test
  void aKeyThatIsRefusedAmongOthersIsExplained() throws Exception {
    S3Client mia = s3(user("mia", allow("s3:DeleteObject", BUCKET + "/mine/*")));
    DeleteObjectsResponse answer = delete(mia, "mine/1", "a.txt", "mine/2");
    assertThat(answer.deleted()).extracting(one -> one.key()).containsExactly("mine/1", "mine/2");
    assertThat(answer.errors()).extracting(one -> one.key()).containsExactly("a.txt");
    String id = answer.responseMetadata().requestId();
    assertThat(sandbox.journal().latest(10))
        .filteredOn(entry -> entry.requestId().equals(id))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.status()).isEqualTo(200);
              assertThat(entry.access()).isNotNull();
              assertThat(entry.access().allowed()).isFalse();
              assertThat(entry.access().resource()).isEqualTo(BUCKET + "/a.txt");
            });
    Authority.Finding finding = authority.explain(id).orElseThrow();
    assertThat(finding.decision().allowed()).isFalse();
    authority.apply(finding.changes().getFirst());
    assertThat(delete(mia, "mine/1", "a.txt", "mine/2").errors()).isEmpty();
    assertThat(authority.explain(id).orElseThrow().decision().allowed()).isTrue();
  }

  @Test
  void aStatementThatNearlyFitsIsOfferedSecond() throws Throwable {
    S3Client mia = s3(user("mia", allow("s3:GetObject", "arn:aws:s3:::authority/other/*")));
    String id = denied(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")));
    Authority.Finding finding = authority.explain(id).orElseThrow();
    assertThat(finding.decision().by()).isEqualTo(Decision.Kind.IDENTITY);
    assertThat(finding.changes()).hasSize(2);
    assertThat(verbs(finding.changes().getFirst())).containsExactly(Verb.ADD_STATEMENT);
    assertThat(finding.changes().get(1).exact()).isFalse();
    Change change = mended(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")), 1);
    assertThat(verbs(change)).containsExactly(Verb.ADD_RESOURCE);
    assertThat(change.edits().getFirst().after()).contains("\"arn:aws:s3:::authority/a.txt\"");
  }

  @Test
  void aDenyOfTheBucketSparesTheCallerOnly() throws Throwable {
    AwsCredentials keys = user("mia", allow("s3:*", "*"));
    S3Client mia = s3(keys);
    S3Client tom = s3(user("tom", allow("s3:*", "*")));
    owner.putBucketPolicy(
        b ->
            b.bucket("authority")
                .policy(
                    policy(
                        "\"Sid\":\"Closed\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":"
                            + "\"s3:GetObject\",\"Resource\":\""
                            + BUCKET
                            + "/*\"")));
    Change change = mended(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")), 0);
    assertThat(verbs(change)).containsExactly(Verb.EXCEPT_CALLER);
    denied(() -> tom.getObject(b -> b.bucket("authority").key("a.txt")));
    // root is hit by a bucket's Deny as well
    mended(() -> owner.getObject(b -> b.bucket("authority").key("a.txt")), 0);
  }

  @Test
  void aDenyOfOnesOwnGoesAway() throws Throwable {
    S3Client mia =
        s3(
            user(
                "mia",
                allow("s3:*", "*"),
                "\"Effect\":\"Deny\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\""));
    Change change = mended(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")), 0);
    assertThat(verbs(change)).containsExactly(Verb.REMOVE_STATEMENT);
  }

  @Test
  void boundaryAndIdentityAreChangedTogether() throws Throwable {
    S3Client mia = s3(user("mia"));
    String boundary =
        iam.createPolicy(
                b -> b.policyName("ceiling").policyDocument(policy(allow("dynamodb:*", "*"))))
            .policy()
            .arn();
    iam.putUserPermissionsBoundary(b -> b.userName("mia").permissionsBoundary(boundary));
    Change change = mended(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")), 0);
    assertThat(change.edits())
        .extracting(Authority.Edit::layer)
        .containsExactlyInAnyOrder(Decision.Kind.IDENTITY, Decision.Kind.BOUNDARY);
    assertThat(iam.getPolicy(b -> b.policyArn(boundary)).policy().defaultVersionId())
        .isEqualTo("v2");
  }

  @Test
  void anotherAccountIsLetInOnBothSides() throws Throwable {
    S3Client bob = s3(root(BOB));
    Change change = mended(() -> bob.getObject(b -> b.bucket("authority").key("a.txt")), 0);
    assertThat(verbs(change)).containsExactly(Verb.NEW_POLICY);
    assertThat(change.edits().getFirst().operation()).isEqualTo("PutBucketPolicy");
  }

  @Test
  void aRoleTrustsOneMore() throws Throwable {
    AwsCredentials mia = user("mia", allow("sts:AssumeRole", "*"));
    user("tom");
    String role = role("reader", "arn:aws:iam::" + ACCOUNT + ":user/tom");
    Change change =
        mended(() -> sts(mia).assumeRole(b -> b.roleArn(role).roleSessionName("mia")), 0);
    assertThat(verbs(change)).containsExactly(Verb.ADD_PRINCIPAL);
    assertThat(change.edits().getFirst().layer()).isEqualTo(Decision.Kind.TRUST);
  }

  @Test
  void aSessionPolicyCannotBeEdited() {
    AwsCredentials mia = user("mia", allow("sts:AssumeRole", "*"));
    String role = role("reader", "arn:aws:iam::" + ACCOUNT + ":user/mia", allow("s3:*", "*"));
    S3Client narrow =
        s3(
            session(
                sts(mia)
                    .assumeRole(
                        b ->
                            b.roleArn(role)
                                .roleSessionName("mia")
                                .policy(policy(allow("s3:ListBucket", "*"))))
                    .credentials()));
    String id = denied(() -> narrow.getObject(b -> b.bucket("authority").key("a.txt")));
    Authority.Finding finding = authority.explain(id).orElseThrow();
    assertThat(finding.decision().by()).isEqualTo(Decision.Kind.SESSION);
    assertThat(finding.changes()).isEmpty();
  }

  @Test
  void theJournalSaysWhichStatementDecided() {
    S3Client mia =
        s3(
            user(
                "mia",
                "\"Sid\":\"Own\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\","
                    + "\"Condition\":{\"StringEquals\":{\"aws:username\":\"tom\"}}"));
    String id = denied(() -> mia.getObject(b -> b.bucket("authority").key("a.txt")));
    Decision decision = sandbox.journal().find(id).orElseThrow().access();
    assertThat(decision).isNotNull();
    Decision.Match near =
        decision.layers().stream()
            .filter(layer -> layer.kind() == Decision.Kind.IDENTITY)
            .findFirst()
            .orElseThrow()
            .near()
            .getFirst();
    assertThat(near.sid()).isEqualTo("Own");
    assertThat(near.text()).contains("\"aws:username\":\"tom\"");
    assertThat(near.mismatch())
        .isEqualTo(new Decision.Mismatch("StringEquals aws:username", "mia", "tom"));
  }

  @Test
  void theSameCallByOthersIsDecidedWithoutBeingSent() {
    user("mia", allow("s3:GetObject", "*"));
    user("tom");
    owner.getObject(b -> b.bucket("authority").key("a.txt"));
    String id = sandbox.journal().latest(1).getFirst().requestId();
    int before = sandbox.journal().latest(100).size();
    assertThat(authority.identities(ACCOUNT))
        .extracting(Identity::name)
        .containsExactly("root", "mia", "tom", "anonymous");
    assertThat(authority.identities(ACCOUNT))
        .extracting(who -> authority.decide(id, who).orElseThrow().allowed())
        .containsExactly(true, true, false, false);
    assertThat(sandbox.journal().latest(100)).hasSize(before);
  }

  @Test
  void theConsoleActsAsUserAndRoleWithKeysThatNobodyLists() throws Exception {
    iam.createUser(b -> b.userName("mia"));
    role("reader", "arn:aws:iam::" + ACCOUNT + ":user/mia", allow("s3:GetObject", "*"));
    Authority.Keys mia = authority.keys(identity("mia"));
    assertThat(authority.keys(identity("mia")).accessKeyId()).isEqualTo(mia.accessKeyId());
    AwsCredentials keys = AwsBasicCredentials.create(mia.accessKeyId(), mia.secretAccessKey());
    assertThat(sts(keys).getCallerIdentity().arn()).endsWith(":user/mia");
    assertThat(iam.listAccessKeys(b -> b.userName("mia")).accessKeyMetadata()).isEmpty();

    Authority.Keys reader = authority.keys(identity("reader"));
    AwsCredentials session =
        AwsSessionCredentials.create(
            reader.accessKeyId(), reader.secretAccessKey(), reader.sessionToken());
    assertThat(sts(session).getCallerIdentity().arn()).endsWith(":assumed-role/reader/lectern");
    s3(session).getObject(b -> b.bucket("authority").key("a.txt")).abort();

    iam.deleteUser(b -> b.userName("mia"));
    assertThatThrownBy(() -> sts(keys).getCallerIdentity()).hasMessageContaining("security token");
    iam.createUser(b -> b.userName("mia"));
    assertThatThrownBy(() -> sts(keys).getCallerIdentity()).hasMessageContaining("security token");
  }

  /** The role belongs to another account: the change is made there. */
  @Test
  void aRoleOfAnotherAccountIsChangedThere() throws Exception {
    AwsCredentials ann = user("ann", allow("sts:AssumeRole", "*"));
    String role = "arn:aws:iam::" + BOB.id() + ":role/shared";
    iam(root(BOB))
        .createRole(
            b ->
                b.roleName("shared")
                    .assumeRolePolicyDocument(trust("arn:aws:iam::" + BOB.id() + ":root", "")));
    var denied = error(() -> sts(ann).assumeRole(b -> b.roleArn(role).roleSessionName("s1")));
    Authority.Change change =
        authority.explain(denied.requestId()).orElseThrow().changes().getFirst();
    authority.apply(change);
    sts(ann).assumeRole(b -> b.roleArn(role).roleSessionName("s1"));
  }

  private Identity identity(String name) {
    Deque<Identity> found =
        new ArrayDeque<>(
            authority.identities(ACCOUNT).stream().filter(one -> one.name().equals(name)).toList());
    return found.getFirst();
  }
}
