package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.s3.bucket.VersionListing.Entry;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ForecastTest {

  private static final Texts TEXTS = Texts.of("s3bucket");

  private static Entry entry(String key, boolean latest, boolean marker, String modified) {
    return new Entry(key, latest, marker, Instant.parse(modified), marker ? 0 : 100, "STANDARD");
  }

  private static VersionListing stacks() {
    VersionListing all = new VersionListing();
    all.add(entry("a", true, false, "2026-01-03T00:00:00Z"));
    all.add(entry("a", false, false, "2026-01-01T00:00:00Z"));
    all.add(entry("a", false, false, "2026-01-02T00:00:00Z"));
    all.add(entry("gone", true, true, "2026-01-05T10:00:00Z"));
    return all;
  }

  @Test
  void versionsAgeFromTheMomentTheyAreNoLongerCurrent() {
    String rules =
        "{\"Rules\":[{\"Status\":\"Enabled\",\"Filter\":{\"Prefix\":\"\"},"
            + "\"Expiration\":{\"ExpiredObjectDeleteMarker\":true},"
            + "\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":10,\"NewerNoncurrentVersions\":1}}]}";
    assertThat(Forecast.of(rules, stacks().rows()))
        .extracting(e -> e.object().key() + " " + e.action() + " " + e.at())
        .containsExactly("gone CLEAN 2026-01-06T00:00:00Z", "a REMOVE 2026-01-12T00:00:00Z");
  }

  @Test
  void aRuleIsSummedByTheTimeOfTheSession() {
    FakeSections gateway = new FakeSections();
    gateway.objects = stacks().rows().stream().filter(object -> !object.marker()).toList();
    Instant[] now = {Instant.parse("2026-01-10T00:00:00Z")};
    ForecastViewModel model = new ForecastViewModel(gateway, new DirectTaskRunner(), () -> now[0]);
    model.rules("{\"Rules\":[{\"Status\":\"Enabled\",\"Filter\":{},\"Expiration\":{\"Days\":8}}]}");
    model.load("b");
    assertThat(model.sum(0).count()).isEqualTo(1);
    assertThat(model.sum(0).due()).isZero();
    assertThat(model.sum(0).first()).contains(Instant.parse("2026-01-11T00:00:00Z"));
    now[0] = Instant.parse("2026-01-12T00:00:00Z");
    assertThat(model.sum(0).due()).isEqualTo(1);
    assertThat(model.sum(0).first()).isEmpty();
    ObjectNode rule = (ObjectNode) Json.MAPPER.readTree("{\"Status\":\"Enabled\"}");
    assertThat(new RuleText(TEXTS).sum(rule, model.sum(0))).contains("1 due now");
  }

  @Test
  void aRuleIsSaidInWords() {
    ObjectNode rule =
        (ObjectNode)
            Json.MAPPER
                .readTree(TEXTS.bundle().getString("lifecycle.example"))
                .path("Rules")
                .get(0);
    RuleText words = new RuleText(TEXTS);
    assertThat(words.filter(rule)).isEqualTo("keys under logs/");
    assertThat(words.actions(rule))
        .isEqualTo(
            "moves to STANDARD_IA after 30 days; expires after 365 days; aborts uploads after 7 days");
    assertThat(words.filter(Json.object())).isEqualTo("everything");
    assertThat(
            List.of(
                words.sum(rule, new ForecastViewModel.Sum(0, 0, 0, java.util.Optional.empty()))))
        .containsExactly("Nothing that is there.");
  }
}
