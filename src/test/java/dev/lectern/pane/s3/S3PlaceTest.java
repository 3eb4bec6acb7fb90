package dev.lectern.pane.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.details.PanelViewModel.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3PlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "b/",
        "b/f/",
        "b/f/g/k",
        "b/k?versions",
        "b//?versions",
        "b/a?versions/k",
        "b/?tab=policy",
        "b/f/k?tab=object-lock&versions",
        "b/k?panel=preview",
        "b/k?panel=details&versions",
        "b/k?tab=policy&panel=versions"
      })
  void everyPlaceIsReadAsItWasWritten(String text) {
    assertThat(S3Place.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k",
        "?versions",
        "k?versions",
        "k?tab=policy",
        "k?objects",
        "k?tab=a?objects",
        "what?now",
        "k?tab=a&versions?tab=b",
        "k?panel=preview",
        "k?panel=preview?panel=details",
        "?",
        "?tab="
      })
  void noKeyIsTakenForAView(String key) {
    for (boolean versions : new boolean[] {true, false}) {
      for (String tab : new String[] {"", "policy"}) {
        for (Page panel : Page.values()) {
          S3Place place = new S3Place("b", "f/", "f/" + key, versions, tab, panel);
          assertThat(S3Place.parse(place.text())).isEqualTo(place);
        }
      }
    }
  }

  @Test
  void takesTheBareNameOfABucket() {
    assertThat(S3Place.parse("b")).isEqualTo(new S3Place("b", "", "", false));
    assertThat(S3Place.parse("b/f/k?versions")).isEqualTo(new S3Place("b", "f/", "f/k", true));
  }
}
