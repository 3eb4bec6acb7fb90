package dev.lectern.sandbox.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class S3FaultsTest {

  @Test
  void timesAreToldWithoutFractions() {
    assertThat(
            S3Faults.error(
                    new SignatureFault.Expired(
                        300,
                        Instant.parse("2026-11-22T12:45:04Z"),
                        Instant.parse("2026-11-22T12:46:03.246547987Z")))
                .details())
        .containsEntry("Expires", "2026-11-22T12:45:04Z")
        .containsEntry("ServerTime", "2026-11-22T12:46:03Z");
  }
}
