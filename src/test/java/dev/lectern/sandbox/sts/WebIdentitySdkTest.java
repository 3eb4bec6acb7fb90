package dev.lectern.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.iam.IdentityTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import tools.jackson.databind.node.ObjectNode;

@Execution(ExecutionMode.CONCURRENT)
class WebIdentitySdkTest extends IdentityTest {

  private static final String HOST = "idp.example.com/course";
  private static final String PROVIDER = "arn:aws:iam::" + ACCOUNT + ":oidc-provider/" + HOST;
  private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/web";

  private final Issuer issuer = new Issuer();
  private StsClient stranger;

  @BeforeEach
  void provider() throws Exception {
    sandbox.issuers().keep(Issuer.URL, issuer.keySet());
    iam.createOpenIDConnectProvider(b -> b.url(Issuer.URL).clientIDList("lectern", "other"));
    trust(
        "\"StringEquals\":{\""
            + HOST
            + ":aud\":\"lectern\"},\"StringLike\":{\""
            + HOST
            + ":sub\":\"repo:course/*\"}");
    stranger =
        StsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    s3.createBucket(b -> b.bucket("data"));
    s3.putObject(b -> b.bucket("data").key("k"), RequestBody.fromString("x"));
  }

  private void trust(String condition) {
    String document =
        policy(
            "\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\""
                + PROVIDER
                + "\"},\"Action\":[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"],"
                + "\"Condition\":{"
                + condition
                + "}");
    if (iam.listRoles().roles().isEmpty()) {
      iam.createRole(b -> b.roleName("web").assumeRolePolicyDocument(document));
      iam.putRolePolicy(
          b ->
              b.roleName("web")
                  .policyName("p")
                  .policyDocument(
                      policy(
                          allow(
                              "s3:GetObject", "arn:aws:s3:::data/${aws:PrincipalTag/team, 'k'}"))));
    } else {
      iam.updateAssumeRolePolicy(b -> b.roleName("web").policyDocument(document));
    }
  }

  private Instant now() {
    return sandbox.clock().now();
  }

  private ObjectNode claims() {
    return Issuer.claims(now(), "repo:course/a", "lectern");
  }

  private AssumeRoleWithWebIdentityResponse assume(String token) {
    return stranger.assumeRoleWithWebIdentity(
        b -> b.roleArn(ROLE).roleSessionName("run").webIdentityToken(token));
  }

  private void refused(String token, int status, String code, String message) {
    AwsServiceException error = error(() -> assume(token));
    assertCode(error, status, code);
    assertThat(message(error)).contains(message);
  }

  @Test
  void aTokenIsWorthASessionOfTheRole() {
    AssumeRoleWithWebIdentityResponse answer = assume(issuer.token(claims()));
    assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("repo:course/a");
    assertThat(answer.audience()).isEqualTo("lectern");
    assertThat(answer.provider()).isEqualTo(PROVIDER);
    assertThat(answer.assumedRoleUser().arn()).endsWith(":assumed-role/web/run");
    AwsCredentials session = session(answer.credentials());
    s3(session).getObjectAsBytes(b -> b.bucket("data").key("k"));
    assertCode(
        error(() -> s3(session).deleteObject(b -> b.bucket("data").key("k"))), 403, "AccessDenied");
    sandbox.clock().advance(Duration.ofMinutes(61));
    assertCode(error(() -> sts(session).getCallerIdentity()), 403, "ExpiredToken");
    assertThat(assume(issuer.token(claims(), "ES256", "e1")).audience()).isEqualTo("lectern");
  }

  @Test
  void tokensAreChecked() throws Exception {
    refused("not.a.token", 400, "InvalidIdentityToken", "is not a valid JWT");
    refused(new Issuer().token(claims()), 400, "InvalidIdentityToken", "Token signature invalid");
    refused(
        issuer.token(claims(), "RS256", "r2"),
        400,
        "InvalidIdentityToken",
        "Token signature invalid");
    String good = issuer.token(claims());
    String none = part("{\"alg\":\"none\"}") + good.substring(good.indexOf('.'));
    refused(none, 400, "InvalidIdentityToken", "Token signature invalid");
    String hmac = part("{\"alg\":\"HS256\",\"kid\":\"r1\"}") + good.substring(good.indexOf('.'));
    refused(hmac, 400, "InvalidIdentityToken", "Token signature invalid");
    refused(
        issuer.token(claims().put("iss", "https://else.example.com")),
        400,
        "InvalidIdentityToken",
        "No OpenIDConnect provider found in your account for https://else.example.com");
    refused(
        issuer.token(claims().put("aud", "stranger")),
        400,
        "InvalidIdentityToken",
        "Incorrect token audience");
    refused(
        issuer.token(claims().put("azp", "stranger")),
        400,
        "InvalidIdentityToken",
        "Incorrect token audience");
    ObjectNode nameless = claims();
    nameless.remove("sub");
    refused(issuer.token(nameless), 400, "InvalidIdentityToken", "required claim: sub");
    refused(
        issuer.token(claims().put("exp", now().getEpochSecond() - 1)),
        400,
        "ExpiredTokenException",
        "Token expired: current date/time");
    refused(
        issuer.token(claims().put("nbf", now().getEpochSecond() + 300)),
        403,
        "IDPRejectedClaim",
        "not valid yet");
    sandbox.clock().advance(Duration.ofMinutes(11));
    refused(good, 400, "ExpiredTokenException", "Token expired");
    sandbox.issuers().forget(Issuer.URL);
    refused(
        issuer.token(claims()),
        400,
        "InvalidIdentityToken",
        "Couldn't retrieve verification key from your identity provider");
  }

  private static String part(String json) {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
  }

  @Test
  void trustDecidesByWhatTheTokenClaims() throws Exception {
    String words = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    refused(
        issuer.token(Issuer.claims(now(), "repo:else/a", "lectern")), 403, "AccessDenied", words);
    refused(
        issuer.token(Issuer.claims(now(), "repo:course/a", "other")), 403, "AccessDenied", words);
    AwsServiceException noRole =
        error(
            () ->
                stranger.assumeRoleWithWebIdentity(
                    b ->
                        b.roleArn(ROLE + "x")
                            .roleSessionName("run")
                            .webIdentityToken(issuer.token(claims()))));
    assertCode(noRole, 403, "AccessDenied");
    trust("\"ForAnyValue:StringEquals\":{\"" + HOST + ":amr\":\"mfa\"}");
    refused(issuer.token(claims()), 403, "AccessDenied", words);
    ObjectNode strong = claims();
    strong.putArray("amr").add("pwd").add("mfa");
    assume(issuer.token(strong));
  }

  @Test
  void aDenialIsExplainedAndMendedForThisSubjectOnly() throws Exception {
    String token = issuer.token(Issuer.claims(now(), "repo:else/a", "lectern"));
    AwsServiceException denied = error(() -> assume(token));
    var entry = sandbox.journal().find(denied.requestId()).orElseThrow();
    assertThat(entry.parameters().toString()).doesNotContain("WebIdentityToken");
    Authority.Finding finding = sandbox.authority().explain(denied.requestId()).orElseThrow();
    assertThat(finding.decision().allowed()).isFalse();
    Authority.Change change = finding.changes().getFirst();
    assertThat(change.edits().getFirst().after())
        .contains("\"Federated\": \"" + PROVIDER + "\"", "\"repo:else/a\"", HOST + ":aud");
    sandbox.authority().apply(change);
    assertThat(assume(token).subjectFromWebIdentityToken()).isEqualTo("repo:else/a");
    refused(
        issuer.token(Issuer.claims(now(), "repo:third/a", "lectern")),
        403,
        "AccessDenied",
        "Not authorized");
  }

  @Test
  void aProviderMayGiveTags() {
    ObjectNode claims = claims();
    ObjectNode tags = claims.putObject("https://aws.amazon.com/tags");
    tags.putObject("principal_tags").putArray("team").add("blue");
    tags.putArray("transitive_tag_keys").add("team");
    AwsCredentials session = session(assume(issuer.token(claims)).credentials());
    assertCode(
        error(() -> s3(session).getObjectAsBytes(b -> b.bucket("data").key("k"))),
        403,
        "AccessDenied");
    s3.putObject(b -> b.bucket("data").key("blue"), RequestBody.fromString("x"));
    s3(session).getObjectAsBytes(b -> b.bucket("data").key("blue"));
  }

  @Test
  void keySetsAreChecked() {
    for (String wrong :
        List.of(
            "no json",
            "{}",
            "{\"keys\":[]}",
            "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
            "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-1\"}]}",
            issuer.keySet().replace("\"kid\":\"r1\"", "\"d\":\"AQAB\""))) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> sandbox.issuers().keep(Issuer.URL, wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(sandbox.issuers().list().getFirst().keyIds()).containsExactly("r1", "e1");
  }

  @Test
  void otherTokensAreRefused() {
    AwsServiceException error =
        error(
            () ->
                stranger.assumeRoleWithWebIdentity(
                    b ->
                        b.roleArn(ROLE)
                            .roleSessionName("run")
                            .providerId("www.amazon.com")
                            .webIdentityToken("token")));
    assertCode(error, 501, "NotImplemented");
    assertCode(
        error(
            () ->
                stranger.assumeRoleWithWebIdentity(
                    b ->
                        b.roleArn(ROLE)
                            .roleSessionName("run")
                            .durationSeconds(43_200)
                            .webIdentityToken(issuer.token(claims())))),
        400,
        "ValidationError");
  }
}
