package dev.lectern.pane.s3.bucket;

import dev.lectern.pane.PaneContext;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All tabs of a bucket beside its objects. */
public final class BucketTabs {

  private BucketTabs() {}

  /** New tabs in the order in which they are shown; nothing is called before one is opened. */
  public static List<BucketTab> create(PaneContext context) {
    return create(context, new SdkSectionGateway(context.clients().withOrigin("s3 pane")));
  }

  static List<BucketTab> create(PaneContext context, SectionGateway gateway) {
    Texts texts = Texts.of("s3bucket");
    List<BucketTab> tabs = new ArrayList<>();
    for (Section section : Section.values()) {
      tabs.add(tab(section, context, gateway, texts));
    }
    return List.copyOf(tabs);
  }

  private static SectionTab tab(
      Section section, PaneContext context, SectionGateway gateway, Texts texts) {
    SectionViewModel model = new SectionViewModel(section, gateway, context.tasks());
    return switch (section) {
      case CORS -> {
        PreflightViewModel preflight = new PreflightViewModel(gateway, context.tasks());
        PreflightPane pane =
            new PreflightPane(preflight, texts, () -> model.bucketProperty().get());
        yield new SectionTab(
            model, context.dialogs(), texts, Forms.of(model, texts), pane, bucket -> {});
      }
      case LIFECYCLE -> {
        ForecastViewModel forecast =
            new ForecastViewModel(gateway, context.tasks(), context.clients().time());
        model.draftProperty().addListener((o, before, now) -> forecast.rules(now));
        yield new SectionTab(
            model,
            context.dialogs(),
            texts,
            new LifecycleEditor(model, forecast, context.dialogs(), texts),
            new ForecastPane(forecast, texts),
            forecast::load);
      }
      case WEBSITE -> {
        Button open = new Button(texts.get("website.open"), Icons.of("fth-external-link"));
        open.setId("s3-website-open");
        open.setAccessibleText(open.getText());
        open.disableProperty().bind(model.savedProperty().isEmpty());
        open.setOnAction(
            event -> context.desktop().browse(gateway.websiteUrl(model.bucketProperty().get())));
        Label address = new Label();
        address.setId("s3-website-address");
        address.getStyleClass().addAll("mono", "text-muted");
        address
            .textProperty()
            .bind(
                model
                    .bucketProperty()
                    .map(bucket -> bucket.isEmpty() ? "" : gateway.websiteUrl(bucket)));
        VBox extra = new VBox(address, open);
        extra.getStyleClass().add("section-extra");
        yield new SectionTab(
            model, context.dialogs(), texts, Forms.of(model, texts), extra, bucket -> {});
      }
      default ->
          new SectionTab(
              model, context.dialogs(), texts, Forms.of(model, texts), new Region(), bucket -> {});
    };
  }
}
