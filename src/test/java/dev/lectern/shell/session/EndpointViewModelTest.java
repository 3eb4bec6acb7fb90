package dev.lectern.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.i18n.Texts;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EndpointViewModelTest {

  private final EndpointViewModel form = new EndpointViewModel(Texts.of("session"));

  @Test
  void aCompleteForm() {
    assertThat(form.valid()).isFalse();
    form.address().set(" http://localhost:9000/ ");
    form.accessKey().set("minioadmin");
    form.secretKey().set("known-secret-77");
    assertThat(form.valid()).isTrue();
    assertThat(form.spec().uri()).isEqualTo(URI.create("http://localhost:9000"));
    assertThat(form.spec().pathStyle()).isTrue();
    assertThat(form.spec().toString()).doesNotContain("known-secret-77");
  }

  @Test
  void whatIsNoAddressIsTold() {
    for (String wrong :
        new String[] {
          "",
          "localhost:9000",
          "ftp://localhost",
          "http://",
          "http://a b",
          "http://user:password@localhost",
          "http://localhost/?x=1",
          "http://localhost/#x"
        }) {
      form.address().set(wrong);
      assertThat(form.addressProblem()).as(wrong).isNotEmpty();
    }
    form.address().set("https://minio.example.com:9000/base");
    assertThat(form.addressProblem()).isEmpty();
    assertThat(form.addressWarning()).isEmpty();
    form.address().set("http://minio.example.com");
    assertThat(form.addressWarning()).contains("not encrypted");
    form.address().set("http://[::1]:9000");
    assertThat(form.addressProblem()).isEmpty();
    assertThat(form.addressWarning()).isEmpty();
  }

  @Test
  void aRegionThatCannotBeOneIsTold() {
    for (String wrong : new String[] {"", "EU", "eu_west_1", "evil.example.com/", "-a"}) {
      form.region().set(wrong);
      assertThat(form.regionProblem()).as(wrong).isNotEmpty();
    }
    form.region().set("eu-isoe-west-1");
    assertThat(form.regionProblem()).isEmpty();
  }
}
