package dev.lectern.pane.s3.buckets;

import dev.lectern.problem.Loaded;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import java.util.Comparator;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

/** Cells of the list of buckets. */
final class BucketCells {

  private final BucketsViewModel model;
  private final ListPart<Bucket, BucketFacts> list;
  private final Texts texts = Texts.of("s3");

  BucketCells(BucketsViewModel model, ListPart<Bucket, BucketFacts> list) {
    this.model = model;
    this.list = list;
  }

  void install(
      TableColumn<Bucket, Bucket> name,
      TableColumn<Bucket, Bucket> region,
      TableColumn<Bucket, Bucket> versioning,
      TableColumn<Bucket, Bucket> access,
      TableColumn<Bucket, Bucket> created) {
    list.column(name, BucketCells::name, Comparator.comparing(Bucket::name));
    list.column(
        region, bucket -> new Label(regionOf(bucket)), Comparator.comparing(this::regionOf));
    list.fact(versioning, facts -> part(facts.versioning(), this::versioning));
    list.fact(access, facts -> part(facts.access(), this::access));
    list.column(
        created,
        bucket -> new Label(Format.dayTime(bucket.created())),
        Comparator.comparing(Bucket::created));
  }

  private static Node name(Bucket bucket) {
    Label label = new Label(bucket.name(), Icons.of("fth-hard-drive"));
    label.getStyleClass().add("s3-name");
    return label;
  }

  private String regionOf(Bucket bucket) {
    Loaded<BucketFacts> facts = model.facts().get(bucket.name());
    String known =
        facts instanceof Loaded.Value<BucketFacts>(BucketFacts value)
            ? value.region()
            : bucket.region();
    return known == null ? "" : known;
  }

  private <T> Node part(Loaded<T> part, Function<T, Node> drawing) {
    return part.fold(drawing, list::unknown);
  }

  private Node versioning(BucketFacts.Versioning state) {
    return switch (state) {
      case ENABLED -> new Chip(texts.get("buckets.versioning.enabled"), Tone.SUCCESS, "fth-layers");
      case SUSPENDED ->
          new Chip(texts.get("buckets.versioning.suspended"), Tone.WARNING, "fth-layers");
      case NEVER -> ListPart.muted(texts.get("buckets.versioning.never"));
    };
  }

  private Node access(BucketFacts.Access state) {
    return switch (state) {
      case PUBLIC -> new Chip(texts.get("buckets.access.public"), Tone.DANGER, "fth-unlock");
      case BLOCKED -> new Chip(texts.get("buckets.access.blocked"), Tone.NEUTRAL, "fth-lock");
      case NOT_PUBLIC -> ListPart.muted(texts.get("buckets.access.private"));
    };
  }
}
