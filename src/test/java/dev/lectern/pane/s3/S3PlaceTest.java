package dev.lectern.pane.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3PlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "b/", "b/f/", "b/f/g/k", "b/k?versions", "b//?versions", "b/a?versions/k"})
  void everyPlaceIsReadAsItWasWritten(String text) {
    assertThat(S3Place.parse(text).text()).isEqualTo(text);
  }

  @org.junit.jupiter.api.Test
  void takesTheBareNameOfABucket() {
    assertThat(S3Place.parse("b")).isEqualTo(new S3Place("b", "", "", false));
    assertThat(S3Place.parse("b/f/k?versions")).isEqualTo(new S3Place("b", "f/", "f/k", true));
  }
}
