package dev.lectern.pane.s3.bucket;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.pane.s3.bucket.SectionTab.Content;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All tabs of a bucket beside its objects. */
public final class BucketTabs {

  private BucketTabs() {}

  /**
   * New tabs in the order in which they are shown; nothing is called before one is opened.
   *
   * @param versioned told a bucket whose versioning was changed
   */
  public static List<ResourceTab<String>> create(
      PaneContext context,
      SectionGateway gateway,
      ExposureGateway access,
      Consumer<String> versioned) {
    Texts texts = Texts.of("s3bucket");
    List<ResourceTab<String>> tabs = new ArrayList<>();
    for (Section section : Section.values()) {
      tabs.add(
          switch (section) {
            case POLICY, PUBLIC_ACCESS, ACL -> access(section, context, gateway, access, texts);
            default -> tab(section, context, gateway, texts, versioned);
          });
    }
    return List.copyOf(tabs);
  }

  /** What decides who gets in says what comes of it, together with the others. */
  private static SectionTab access(
      Section section,
      PaneContext context,
      SectionGateway gateway,
      ExposureGateway access,
      Texts texts) {
    SectionViewModel model = new SectionViewModel(section, gateway, context.tasks());
    ExposureViewModel exposure = new ExposureViewModel(access, context.tasks());
    model.onWritten(exposure::open);
    return new SectionTab(
        model,
        context.dialogs(),
        texts,
        () -> new Content(Forms.of(model, texts), new ExposurePane(exposure, texts, section)),
        exposure::open);
  }

  private static SectionTab tab(
      Section section,
      PaneContext context,
      SectionGateway gateway,
      Texts texts,
      Consumer<String> versioned) {
    SectionViewModel model = new SectionViewModel(section, gateway, context.tasks());
    if (section == Section.VERSIONING) {
      model.onWritten(versioned);
    }
    Dialogs dialogs = context.dialogs();
    if (section == Section.LIFECYCLE) {
      ForecastViewModel forecast =
          new ForecastViewModel(gateway, context.tasks(), context.clients().time());
      model.draftProperty().addListener((o, before, now) -> forecast.rules(now));
      return new SectionTab(
          model,
          dialogs,
          texts,
          () ->
              new Content(
                  new LifecycleEditor(model, forecast, dialogs, texts),
                  new ForecastPane(forecast, texts)),
          forecast::load);
    }
    Supplier<Node> extra =
        switch (section) {
          case CORS ->
              () ->
                  new PreflightPane(
                      new PreflightViewModel(gateway, context.tasks()),
                      texts,
                      () -> model.bucketProperty().get());
          case WEBSITE -> () -> website(model, context.desktop(), gateway, texts);
          default -> Region::new;
        };
    return new SectionTab(
        model,
        dialogs,
        texts,
        () -> new Content(Forms.of(model, texts), extra.get()),
        bucket -> {});
  }

  private static Node website(
      SectionViewModel model, PaneContext.Desktop desktop, SectionGateway gateway, Texts texts) {
    Button open = new Button(texts.get("website.open"), Icons.of("fth-external-link"));
    open.setId("s3-website-open");
    open.setAccessibleText(open.getText());
    open.disableProperty().bind(model.savedProperty().isEmpty());
    open.setOnAction(event -> desktop.browse(gateway.websiteUrl(model.bucketProperty().get())));
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
    return extra;
  }
}
