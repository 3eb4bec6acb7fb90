package dev.lectern.pane.s3.buckets;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The form of a new bucket: each rule for names shows whether it is kept while one types. */
final class NewBucketForm {

  /** Regions that are on in every account ("AWS Regions": enabled by default). */
  private static final List<String> REGIONS =
      List.of(
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
          "ca-central-1",
          "sa-east-1",
          "eu-central-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eu-north-1",
          "ap-south-1",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-southeast-1",
          "ap-southeast-2");

  private final Texts texts = Texts.of("s3");
  private final TextField name = new TextField();
  private final ComboBox<String> region = new ComboBox<>();
  private final CheckBox versioning = new CheckBox(texts.get("buckets.form.versioning"));
  private final CheckBox lock = new CheckBox(texts.get("buckets.form.lock"));
  private final Map<BucketName, Label> rules = new EnumMap<>(BucketName.class);
  private final VBox view = new VBox(4);

  NewBucketForm(String sessionRegion) {
    versioning.setWrapText(true);
    versioning.setMinHeight(Region.USE_PREF_SIZE);
    view.setPrefWidth(440);
    name.setId("s3-new-bucket-name");
    name.setAccessibleText(texts.get("buckets.form.name"));
    name.setPromptText(texts.get("buckets.form.name.prompt"));
    region.setId("s3-new-bucket-region");
    region.setAccessibleText(texts.get("buckets.form.region"));
    region.getItems().setAll(REGIONS);
    if (!REGIONS.contains(sessionRegion)) {
      region.getItems().addFirst(sessionRegion);
    }
    region.setValue(sessionRegion);
    versioning.setId("s3-new-bucket-versioning");
    lock.setId("s3-new-bucket-lock");
    lock.setWrapText(true);
    lock.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    lock.selectedProperty()
        .addListener(
            (o, before, on) -> {
              // object lock does not work without versions, so S3 switches them on with it
              versioning.setSelected(on || versioning.isSelected());
              versioning.setDisable(on);
            });
    view.getChildren().addAll(heading("buckets.form.name"), name);
    for (BucketName rule : BucketName.values()) {
      Label label = new Label(texts.get("buckets.rule." + rule.name()));
      label.getStyleClass().add("text-small");
      label.setWrapText(true);
      label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
      rules.put(rule, label);
      view.getChildren().add(label);
    }
    view.getChildren()
        .addAll(heading("buckets.form.region"), region, gap(), versioning, lock, unique());
    name.textProperty().addListener((o, before, now) -> check());
    check();
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("heading");
    return label;
  }

  private Node gap() {
    Label gap = new Label();
    gap.setMinHeight(4);
    gap.setMaxHeight(4);
    return gap;
  }

  private Label unique() {
    Label label = new Label(texts.get("buckets.form.unique"));
    label.getStyleClass().addAll("text-small", "text-muted");
    label.setWrapText(true);
    label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    return label;
  }

  private void check() {
    String typed = name.getText();
    rules.forEach(
        (rule, label) -> {
          boolean kept = rule.keptBy(typed);
          label.setGraphic(Icons.of(typed.isEmpty() ? "fth-circle" : kept ? "fth-check" : "fth-x"));
          label.getStyleClass().removeAll("success", "danger", "text-muted");
          label.getStyleClass().add(typed.isEmpty() ? "text-muted" : kept ? "success" : "danger");
        });
  }

  Node view() {
    return view;
  }

  /** Whether there is a name. S3 itself judges one that breaks a rule. */
  ObservableBooleanValue named() {
    return Bindings.createBooleanBinding(() -> !name.getText().isBlank(), name.textProperty());
  }

  /** The bucket to make. */
  NewBucket result() {
    return new NewBucket(
        name.getText().strip(), region.getValue(), versioning.isSelected(), lock.isSelected());
  }
}
