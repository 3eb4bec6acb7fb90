package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.bucket.SectionViewModel.Load;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionViewModelTest {

  private final FakeSections gateway = new FakeSections();
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final Texts texts = Texts.of("s3bucket");

  private SectionViewModel opened(Section section) {
    SectionViewModel model = new SectionViewModel(section, gateway, tasks);
    model.open("b");
    return model;
  }

  @Test
  void spacesAreNoChangeAndSavingTakesWhatAwsHas() {
    gateway.stored.put(Section.TAGS, "{\"TagSet\":[{\"Key\":\"a\",\"Value\":\"1\"}]}");
    SectionViewModel model = opened(Section.TAGS);
    assertThat(model.loadProperty().get()).isEqualTo(Load.LOADED);
    model.draftProperty().set("{ \"TagSet\": [ {\"Key\": \"a\", \"Value\": \"1\"} ] }");
    assertThat(model.dirtyProperty().get()).isFalse();
    model.draftProperty().set("{\"TagSet\":[]}");
    assertThat(model.dirtyProperty().get()).isTrue();
    model.save();
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(model.savedProperty().get()).isEqualTo("{\"TagSet\":[]}");
  }

  @Test
  void anEmptyDraftTakesTheSubResourceAway() {
    gateway.stored.put(Section.POLICY, "{\"Statement\":[]}");
    SectionViewModel model = opened(Section.POLICY);
    model.draftProperty().set(" ");
    model.save();
    assertThat(gateway.stored).isEmpty();
    assertThat(model.savedProperty().get()).isEmpty();
  }

  @Test
  void changesOfTheSameBucketStayWhenItIsOpenedAgain() {
    SectionViewModel model = opened(Section.CORS);
    model.draftProperty().set("{\"CORSRules\":[]}");
    model.open("b");
    assertThat(model.draftProperty().get()).isEqualTo("{\"CORSRules\":[]}");
    model.open("other");
    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void whatWasWrittenElsewhereIsToldWhenItIsFound() {
    List<String> told = new ArrayList<>();
    SectionViewModel model = opened(Section.VERSIONING);
    model.onWritten(told::add);
    model.open("b");
    assertThat(told).isEmpty();
    gateway.stored.put(Section.VERSIONING, "{\"Status\":\"Suspended\"}");
    model.open("b");
    assertThat(told).containsExactly("b");
    model.open("other");
    assertThat(told).containsExactly("b");
  }

  @Test
  void aRefusalShowsAndARefusedSaveLosesNothing() {
    gateway.refused.put(Section.POLICY, "403 AccessDenied");
    SectionViewModel model = opened(Section.POLICY);
    assertThat(model.loadProperty().get()).isEqualTo(Load.FAILED);
    assertThat(model.problemProperty().get().orElseThrow().denied()).isTrue();

    gateway.refused.clear();
    model.open("b");
    model.draftProperty().set("{\"Statement\":[1]}");
    gateway.refused.put(Section.POLICY, "400 MalformedPolicy");
    model.save();
    assertThat(model.problemProperty().get()).isPresent();
    assertThat(model.draftProperty().get()).isEqualTo("{\"Statement\":[1]}");
    assertThat(model.dirtyProperty().get()).isTrue();
    assertThat(model.savingProperty().get()).isFalse();
  }

  @Test
  void whatSomebodyElseWroteIsOverwrittenOnlyByTheSecondSave() {
    SectionViewModel model = opened(Section.TAGS);
    model.draftProperty().set("{\"TagSet\":[1]}");
    gateway.stored.put(Section.TAGS, "{\"TagSet\":[2]}");
    model.save();
    assertThat(gateway.stored).containsEntry(Section.TAGS, "{\"TagSet\":[2]}");
    assertThat(model.problemProperty().get().orElseThrow().remedy()).contains("save again");
    assertThat(model.savedProperty().get()).isEqualTo("{\"TagSet\":[2]}");
    assertThat(model.draftProperty().get()).isEqualTo("{\"TagSet\":[1]}");
    assertThat(model.dirtyProperty().get()).isTrue();
    model.save();
    assertThat(gateway.stored).containsEntry(Section.TAGS, "{\"TagSet\":[1]}");
    assertThat(model.problemProperty().get()).isEmpty();

    gateway.stored.put(Section.TAGS, "{\"TagSet\":[3]}");
    model.remove();
    assertThat(gateway.stored).containsEntry(Section.TAGS, "{\"TagSet\":[3]}");
    assertThat(model.draftProperty().get()).as("nothing of one's own").contains("3");
    assertThat(model.dirtyProperty().get()).isFalse();
    model.remove();
    assertThat(gateway.stored).isEmpty();
  }

  @Test
  void eachSectionSaysWhatIsTrueWithoutItAndForBrokenJson() {
    Consequences consequences = new Consequences(texts);
    for (Section section : Section.values()) {
      assertThat(consequences.of(section, "")).isNotBlank();
      assertThat(consequences.of(section, "{")).isEqualTo(texts.get("invalid"));
      assertThat(consequences.of(section, "{}")).isNotBlank();
      assertThat(texts.get(section.key() + ".about")).isNotBlank();
    }
    assertThat(
            consequences.of(
                Section.POLICY,
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"},{\"Effect\":\"Deny\"}]}"))
        .startsWith("2 statements: 1 allow, 1 deny.")
        .contains("everyone");
    assertThat(consequences.of(Section.PUBLIC_ACCESS, "{\"BlockPublicAcls\":true}"))
        .contains("IgnorePublicAcls")
        .doesNotContain("BlockPublicAcls,");
  }

  @Test
  void examplesAreJsonOfTheirShape() {
    for (Section section :
        List.of(Section.POLICY, Section.CORS, Section.LIFECYCLE, Section.NOTIFICATIONS)) {
      String example = texts.bundle().getString(section.key() + ".example");
      assertThat(dev.lectern.ui.editor.JsonProblem.find(example)).isEmpty();
    }
  }

  @Test
  void lifecycleRulesAreForecastToTheNextMidnight() {
    List<SectionGateway.Listed> objects =
        List.of(
            FakeSections.listed("logs/a", "2026-01-10T10:00:00Z"),
            FakeSections.listed("logs/b", "2026-01-01T00:00:00Z"),
            FakeSections.listed("data/c", "2026-01-01T00:00:00Z"));
    String rules = texts.bundle().getString("lifecycle.example");
    assertThat(Forecast.of(rules, objects))
        .extracting(e -> e.object().key() + " " + e.action() + e.storageClass() + " " + e.at())
        .containsExactly(
            "logs/b MOVESTANDARD_IA 2026-01-31T00:00:00Z",
            "logs/a MOVESTANDARD_IA 2026-02-10T00:00:00Z",
            "logs/b EXPIRE 2027-01-01T00:00:00Z",
            "logs/a EXPIRE 2027-01-11T00:00:00Z");
    assertThat(Forecast.of(rules.replace("Enabled", "Disabled"), objects)).isEmpty();
    assertThat(Forecast.of("{", objects)).isEmpty();
    assertThat(Forecast.of("", objects)).isEmpty();
  }

  @Test
  void thePreflightSaysWhetherABrowserGoesOn() {
    PreflightViewModel model = new PreflightViewModel(gateway, tasks);
    model.send("b");
    assertThat(model.allowed()).isTrue();
    model.originProperty().set("https://app.example.com/");
    model.send("b");
    assertThat(model.allowed()).isFalse();
  }
}
