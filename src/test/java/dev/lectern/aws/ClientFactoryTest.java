package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientFactoryTest {

  @Test
  void onlyAPlainEndpointNeedsNoCertificates() {
    assertThat(ClientFactory.tls(Optional.empty())).isTrue();
    assertThat(ClientFactory.tls(Optional.of(URI.create("https://s3.eu-west-1.api.aws")))).isTrue();
    assertThat(ClientFactory.tls(Optional.of(URI.create("http://127.0.0.1:4566")))).isFalse();
    assertThat(ClientFactory.tls(Optional.of(URI.create("HTTP://127.0.0.1")))).isFalse();
  }
}
