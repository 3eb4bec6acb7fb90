package dev.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

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

  @Test
  void whatNobodyExpectedIsStillSaidSo() {
    assertThat(Problems.of(new IllegalArgumentException("x")).title())
        .isEqualTo("Something unexpected happened.");
  }
}
