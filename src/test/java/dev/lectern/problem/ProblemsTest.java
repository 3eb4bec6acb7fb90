package dev.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ProblemsTest {

  @Test
  void whatTheSdkRefusesBeforeItSendsIsSaidAsSuch() {
    try (S3Client s3 =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .build()) {
      UserProblem problem =
          Problems.of(catchThrowable(() -> s3.createBucket(b -> b.bucket("Hands_On"))));
      assertThat(problem.title()).isEqualTo("The request was not sent.");
      assertThat(problem.why()).contains("uppercase").endsWith(".");
      assertThat(problem.remedy()).isEqualTo("Change what it names, then try again.");
    }
  }

  private static String adviceOn(String because) {
    return Problems.of(
            S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDenied")
                        .errorMessage(
                            "User: arn:aws:iam::000000000000:root is not authorized to perform:"
                                + " s3:PutBucketPolicy on resource: \"arn:aws:s3:::b\" because "
                                + because)
                        .build())
                .build())
        .remedy();
  }

  @Test
  void aPolicyThatAllowsIsAdvisedOnlyWhereItHelps() {
    assertThat(adviceOn("no identity-based policy allows the s3:PutBucketPolicy action"))
        .startsWith("Ask for a policy");
    assertThat(adviceOn("public policies are blocked by the BlockPublicPolicy block public access"))
        .startsWith("Block Public Access wins");
    assertThat(
            adviceOn(
                "public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public"
                    + " Access"))
        .startsWith("Block Public Access wins");
    assertThat(adviceOn("of the action s3:PutBucketPolicy with an explicit deny in a"))
        .startsWith("A Deny wins");
    assertThat(adviceOn("Roles may not be assumed by root accounts."))
        .startsWith("No policy changes that");
  }

  @Test
  void anArchivedObjectIsNotDeniedByAPolicy() {
    UserProblem archived =
        Problems.of(
            S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("InvalidObjectState")
                        .errorMessage("The operation is not valid for the object's storage class")
                        .build())
                .build());
    assertThat(archived.title()).isEqualTo("The object is archived.");
    assertThat(archived.denied()).isFalse();
  }

  @Test
  void whatNobodyExpectedIsStillSaidSo() {
    assertThat(Problems.of(new IllegalArgumentException("x")).title())
        .isEqualTo("Something unexpected happened.");
  }
}
