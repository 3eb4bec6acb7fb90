package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BucketFormsFxTest extends FxTest {

  private final Texts texts = Texts.of("s3bucket");

  private <T extends Node> T find(String id, Class<T> type) {
    return read(() -> type.cast(stage.getScene().lookup("#" + id)));
  }

  private JsonNode edited(String rule, Runnable edit) {
    RuleForm[] form = new RuleForm[1];
    interact(() -> form[0] = new RuleForm(texts, (ObjectNode) Json.MAPPER.readTree(rule)));
    show(form[0]);
    interact(edit);
    // read again: a number of a field is a long, one that was parsed an int
    return Json.MAPPER.readTree(read(() -> form[0].rule().toString()));
  }

  @Test
  void aRuleThatIsNotChangedStaysAsItIs() {
    for (String rule :
        List.of(
            texts
                .bundle()
                .getString("lifecycle.example")
                .replaceAll("(?s)^.*?\\[\\s*|\\s*\\]\\s*\\}\\s*$", ""),
            "{\"ID\":\"x\",\"Status\":\"Disabled\",\"Filter\":{\"And\":{\"Prefix\":\"a\",\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}},\"Expiration\":{\"Date\":\"2027-01-01T00:00:00Z\"}}",
            "{\"ID\":\"y\",\"Status\":\"Enabled\",\"Filter\":{\"Tag\":{\"Key\":\"k\",\"Value\":\"v\"}},\"Transitions\":[{\"Days\":1,\"StorageClass\":\"GLACIER\"},{\"Days\":90,\"StorageClass\":\"DEEP_ARCHIVE\"}],\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":3,\"NewerNoncurrentVersions\":2}}")) {
      assertThat(edited(rule, () -> {})).isEqualTo(Json.MAPPER.readTree(rule));
    }
  }

  @Test
  void fieldsMakeARuleOfTheShapeThatS3Takes() {
    JsonNode rule =
        edited(
            "{}",
            () -> {
              find("s3-rule-prefix", TextField.class).setText("logs,eu/");
              find("s3-rule-larger", TextField.class).setText("1,024");
              find("s3-rule-expire", TextField.class).setText("30");
              find("s3-rule-old", TextField.class).setText("7");
              find("s3-rule-keep", TextField.class).setText("2");
            });
    assertThat(rule)
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"Status\":\"Enabled\",\"Filter\":{\"And\":{\"Prefix\":\"logs,eu/\",\"ObjectSizeGreaterThan\":1024}},"
                    + "\"Expiration\":{\"Days\":30},\"NoncurrentVersionExpiration\":{\"NoncurrentDays\":7,\"NewerNoncurrentVersions\":2}}"));
  }

  @Test
  void aRuleThatS3WouldRefuseIsNotTaken() {
    RuleForm[] form = new RuleForm[1];
    interact(() -> form[0] = new RuleForm(texts, Json.object()));
    show(form[0]);
    ObservableBooleanValue valid = read(() -> form[0].valid());
    assertThat(read(valid::get)).as("does nothing").isFalse();
    interact(() -> find("s3-rule-expire", TextField.class).setText("0"));
    assertThat(read(valid::get)).as("after no day").isFalse();
    interact(() -> find("s3-rule-expire", TextField.class).setText("30"));
    assertThat(read(valid::get)).isTrue();
    interact(() -> find("s3-rule-markers", CheckBox.class).setSelected(true));
    assertThat(read(valid::get)).as("days and markers").isFalse();
    interact(() -> find("s3-rule-markers", CheckBox.class).setSelected(false));
    interact(() -> find("s3-rule-keep", TextField.class).setText("2"));
    assertThat(read(valid::get)).as("keeps some of none").isFalse();
  }

  /** Shows notifications; what the form tells of them comes into the list. */
  private List<String> notifications(String json) {
    NotificationsForm[] form = new NotificationsForm[1];
    List<String> told = new ArrayList<>();
    interact(
        () -> {
          form[0] = new NotificationsForm(texts);
          form[0].onChange(told::add);
        });
    show((Parent) form[0].node());
    interact(() -> form[0].show(json));
    return told;
  }

  @Test
  void notificationsKeepTheNamesOfRulesAsS3WritesThem() {
    String json =
        "{\"QueueConfigurations\":[{\"QueueArn\":\"arn:aws:sqs:us-east-1:000000000000:q\","
            + "\"Events\":[\"s3:ObjectCreated:*\"],\"Filter\":{\"Key\":{\"FilterRules\":[{\"Name\":\"Prefix\",\"Value\":\"in/\"}]}}}]}";
    List<String> told = notifications(json);
    interact(() -> find("s3-notifications-bridge", CheckBox.class).setSelected(true));
    interact(() -> find("s3-notifications-bridge", CheckBox.class).setSelected(false));
    assertThat(Json.MAPPER.readTree(told.getLast())).isEqualTo(Json.MAPPER.readTree(json));
    interact(() -> find("s3-notifications-prefix-0", TextField.class).setText(""));
    assertThat(told.getLast()).doesNotContain("Filter");
  }

  @Test
  void notificationsKeepWhatHasNoField() {
    String json =
        "{\"QueueConfigurations\":[{\"Id\":\"new\",\"QueueArn\":\"arn:aws:sqs:us-east-1:000000000000:q\","
            + "\"Events\":[\"s3:ObjectCreated:*\",\"s3:ObjectRemoved:*\"],\"Filter\":{\"Key\":{\"FilterRules\":[{\"Name\":\"suffix\",\"Value\":\".csv\"}]}}}]}";
    List<String> told = notifications(json);
    assertThat(told)
        .allSatisfy(
            same -> assertThat(Json.MAPPER.readTree(same)).isEqualTo(Json.MAPPER.readTree(json)));
    interact(() -> find("s3-notifications-bridge", CheckBox.class).setSelected(true));
    JsonNode now = Json.MAPPER.readTree(told.getLast());
    assertThat(now.path("QueueConfigurations"))
        .isEqualTo(Json.MAPPER.readTree(json).path("QueueConfigurations"));
    assertThat(now.has("EventBridgeConfiguration")).isTrue();
    interact(
        () ->
            find("s3-notifications-arn-0", TextField.class)
                .setText("arn:aws:lambda:us-east-1:000000000000:function:f"));
    now = Json.MAPPER.readTree(told.getLast());
    assertThat(now.has("QueueConfigurations")).isFalse();
    assertThat(now.path("LambdaFunctionConfigurations").path(0).path("Id").asString())
        .isEqualTo("new");
    interact(() -> find("s3-notifications-remove-0", Button.class).fire());
    assertThat(Json.MAPPER.readTree(told.getLast()).size()).isEqualTo(1);
  }
}
