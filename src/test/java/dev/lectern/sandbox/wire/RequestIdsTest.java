package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdsTest {

  @Test
  void haveTheFormOfTheirService() {
    assertThat(RequestIds.of("s3")).matches("[0-9A-Z]{16}");
    assertThat(RequestIds.of("dynamodb")).matches("[0-9A-Z]{52}");
    assertThat(RequestIds.of("lambda")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(RequestIds.of("s3")).isNotEqualTo(RequestIds.of("s3"));
  }
}
