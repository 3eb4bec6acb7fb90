package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The chosen call: a summary and one tab for each of its forms. */
final class DetailController {

  private final DetailsViewModel model;
  private final CallServices services;
  private final Texts texts;
  private final Map<Tab, CallTab> forms = new LinkedHashMap<>();

  @FXML BorderPane root;
  @FXML Label name;
  @FXML Label subject;
  @FXML Label status;
  @FXML Label attempts;
  @FXML Label took;
  @FXML Label time;
  @FXML Label caller;
  @FXML Label origin;
  @FXML Button requestId;
  @FXML TabPane tabs;
  @FXML Tab cli;
  @FXML Tab java;
  @FXML Tab http;
  @FXML Tab signature;
  @FXML Tab tries;
  @FXML Tab permission;
  @FXML Tab metrics;

  DetailController(DetailsViewModel model, CallServices services, Texts texts) {
    this.model = model;
    this.services = services;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    forms.put(cli, new CliTab(services, texts));
    forms.put(java, new JavaTab(services, texts));
    forms.put(http, new HttpTab(services, texts));
    forms.put(signature, new SignatureTab(services, texts));
    forms.put(tries, new AttemptsTab(texts));
    forms.put(permission, new PermissionTab(services, texts));
    forms.put(metrics, new MetricsTab(texts));
    forms.forEach((tab, form) -> tab.setContent(form.view()));
    CutTip.on(name);
    CutTip.on(caller);
    CutTip.on(origin);
    requestId.setOnAction(event -> copyRequestId());
    tabs.getSelectionModel().selectedItemProperty().subscribe(this::form);
    model.detailsProperty().subscribe(this::show);
  }

  /** Goes to the reason why the call was allowed or denied. */
  void permission() {
    tabs.getSelectionModel().select(permission);
  }

  private void show(@Nullable CallDetails details) {
    root.setVisible(details != null);
    if (details == null) {
      return;
    }
    ApiCall call = details.call();
    name.setText(CallText.name(call));
    String about = CallText.subject(call);
    show(subject, !about.isEmpty(), about);
    subject.setTooltip(subject.getText().isEmpty() ? null : new Tooltip(subject.getText()));
    status.setText(CallText.status(call));
    Chips.tone(status, CallText.tone(call));
    int count = call.attempts().size();
    show(attempts, count > 1, texts.get("attempts.many", count));
    took.setText(CallText.millis(call.took()));
    time.setText(CallText.time(call.startedAt()));
    String by = CallText.caller(call);
    show(caller, !by.isEmpty(), texts.get("by", by));
    show(origin, !call.origin().isEmpty(), texts.get("from", call.origin()));
    String id = call.requestId();
    requestId.setVisible(id != null);
    requestId.setText(texts.get("request.id", id == null ? "" : id));
    tries.setText(count > 1 ? texts.get("tab.attempts.many", count) : texts.get("tab.attempts"));
    form(tabs.getSelectionModel().getSelectedItem());
  }

  private void form(@Nullable Tab tab) {
    CallDetails details = model.detailsProperty().get();
    CallTab form = tab == null ? null : forms.get(tab);
    if (details != null && form != null) {
      form.show(details);
    }
  }

  private void copyRequestId() {
    CallDetails details = model.detailsProperty().get();
    if (details != null && details.call().requestId() != null) {
      services.desktop().copy(details.call().requestId());
      services.toasts().show(texts.get("request.copied"), details.call().requestId());
    }
  }

  private static void show(Label label, boolean shown, String text) {
    label.setText(text);
    label.setVisible(shown);
    label.setManaged(shown);
  }
}
