package dev.lectern.pane.s3.presign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.presign.PresignGateway.Method;
import dev.lectern.task.DirectTaskRunner;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresignViewModelTest {

  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private final FakePresign gateway = new FakePresign();
  private final PresignViewModel model =
      new PresignViewModel(gateway, new DirectTaskRunner(), () -> now, "b", "k", "v1");

  @Test
  void theUrlIsReadPartByPart() {
    model.sign();
    assertThat(model.parts())
        .extracting(UrlPart::name)
        .startsWith("scheme", "host", "path", "X-Amz-Algorithm")
        .endsWith("X-Amz-Signature");
    assertThat(model.parts().get(2).value()).isEqualTo("/dv-7f3a-data/reports/a b+.csv");
    // the session's time, wherever its clock stands
    now = now.plusSeconds(60);
    assertThat(model.remaining()).contains(Duration.ofMinutes(14));
    now = now.plusSeconds(841);
    assertThat(model.remaining().orElseThrow()).isNegative();
  }

  @Test
  void aPutSignsItsTypeAndNoVersion() {
    model.methodProperty().set(Method.PUT);
    model.contentTypeProperty().set(" text/csv ");
    model.dispositionProperty().set("ignored");
    model.sign();
    assertThat(gateway.last.contentType()).isEqualTo("text/csv");
    assertThat(gateway.last.versionId()).isNull();
    assertThat(gateway.last.disposition()).isEmpty();
    assertThat(model.curl())
        .startsWith(
            "curl -i -X PUT --data-raw 'Hello from a presigned URL\n' -H 'content-type: text/csv' 'http://");
    model.bodyProperty().set("@it's");
    model.contentTypeProperty().set("");
    model.sign();
    assertThat(model.curl())
        .startsWith("curl -i -X PUT --data-raw '@it'\\''s' -H 'Content-Type:' 'http://");
  }

  @Test
  void aLifeThatS3RefusesIsNotSigned() {
    for (Duration life : new Duration[] {Duration.ZERO, Duration.ofDays(7).plusSeconds(1)}) {
      model.expiryProperty().set(life);
      model.sign();
      assertThat(model.signedProperty().get()).isEmpty();
      assertThat(model.problemProperty().get()).isPresent();
    }
    model.expiryProperty().set(PresignViewModel.LONGEST);
    model.sign();
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.signedProperty().get()).isPresent();
  }

  @Test
  void anAnswerIsShownAndANewUrlForgetsIt() {
    model.sign();
    model.tryIt();
    assertThat(model.answerProperty().get().orElseThrow().status()).isEqualTo(403);
    assertThat(gateway.put).isNotNull();
    model.sign();
    assertThat(model.answerProperty().get()).isEmpty();
  }

  @Test
  void onlyATryThatWroteMakesWhatIsShownOld() {
    model.methodProperty().set(PresignGateway.Method.PUT);
    model.sign();
    model.tryIt();
    assertThat(model.changed()).as("refused").isFalse();
    gateway.status = 200;
    model.methodProperty().set(PresignGateway.Method.GET);
    model.sign();
    model.tryIt();
    assertThat(model.changed()).as("only read").isFalse();
    model.methodProperty().set(PresignGateway.Method.PUT);
    model.sign();
    model.tryIt();
    assertThat(model.changed()).isTrue();
  }

  @Test
  void urlsWithoutDateHaveNoEnd() {
    assertThat(UrlPart.end(UrlPart.of(URI.create("http://h/p?X-Amz-Date=x&X-Amz-Expires=1"))))
        .isEmpty();
    assertThat(UrlPart.end(UrlPart.of(URI.create("http://h/p")))).isEmpty();
    assertThat(UrlPart.of(URI.create("http://h/p?uploads&a=1%2B2+3")))
        .extracting(UrlPart::value)
        .endsWith("", "1+2+3");
  }
}
