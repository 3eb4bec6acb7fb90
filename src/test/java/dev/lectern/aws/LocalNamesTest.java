package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LocalNamesTest {

  @Test
  void namesBelowLocalhostLeadToThisComputer() throws Exception {
    InetAddress found = InetAddress.getByName("4f1c.lambda-url.us-east-1.LOCALHOST");
    assertThat(found.isLoopbackAddress()).isTrue();
    assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
    assertThat(InetAddress.getByName("127.0.0.1").getAddress()).hasSize(4);
  }
}
