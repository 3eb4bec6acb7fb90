package dev.lectern.pane.calls;

import dev.lectern.calls.Permission;
import dev.lectern.json.JsonIndent;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What IAM asked, what was decided and why, and the least that would do. */
final class PermissionTab implements CallTab {

  private static final double LINE = 20;

  private final CallServices services;
  private final Texts texts;
  private final StackPane view = new StackPane();

  PermissionTab(CallServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    VBox column = new VBox(12);
    List<Permission> permissions = details.permissions();
    boolean free = Permission.free(details.call());
    if (permissions.isEmpty()) {
      column.getChildren().add(new MessageBand(Tone.ACCENT, texts.get("permission.unmodelled")));
    } else {
      column.getChildren().add(facts(details));
    }
    if (free) {
      MessageBand band = new MessageBand(Tone.ACCENT, texts.get("permission.none"));
      band.setId("call-permission-none");
      column.getChildren().add(band);
    }
    if (!free || details.journal() != null) {
      column.getChildren().add(decision(details));
    }
    if (!free && !permissions.isEmpty()) {
      column.getChildren().add(least(permissions));
    }
    view.getChildren().setAll(Parts.scroll(column));
  }

  private GridPane facts(CallDetails details) {
    GridPane grid = new GridPane(16, 4);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    value.setMinWidth(0);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(72);
    grid.getColumnConstraints().addAll(name, value);
    int row = 0;
    for (Permission permission : details.permissions()) {
      fact(grid, row, row == 0 ? "permission.action" : "permission.also", permission.action());
      fact(grid, row + 1, "permission.resource", permission.resource());
      row += 2;
    }
    String caller = details.call().callerArn();
    fact(
        grid, row, "permission.caller", caller.isEmpty() ? texts.get("permission.nobody") : caller);
    return grid;
  }

  private void fact(GridPane grid, int row, String key, String value) {
    grid.add(Parts.whole(texts.get(key), "text-muted"), 0, row);
    grid.add(new MiddleEllipsisLabel(value), 1, row);
  }

  private Node decision(CallDetails details) {
    if (details.explanation() != null) {
      WhyView why = new WhyView(services, texts, "call");
      why.show(details.explanation());
      return why;
    }
    if (details.journal() == null) {
      return real(details);
    }
    int status = details.journal().status();
    if (status >= 400 && details.journal().access() == null) {
      return undecided(details);
    }
    boolean denied = status == 401 || status == 403;
    String word = texts.get(denied ? "permission.denied" : "permission.allowed");
    MessageBand band =
        new MessageBand(
            denied ? Tone.DANGER : Tone.SUCCESS, word + " " + details.journal().decision());
    band.setId("call-decision");
    return band;
  }

  /** Refused on the way: the signature, the token, or the request itself did not hold. */
  private MessageBand undecided(CallDetails details) {
    String code = details.call().errorCode();
    MessageBand band =
        new MessageBand(Tone.ACCENT, texts.get("permission.undecided", code == null ? "" : code));
    band.setId("call-decision");
    return band;
  }

  /** Of a real account nobody knows more than what its answer says. */
  private Node real(CallDetails details) {
    String message = details.call().errorMessage();
    if (message == null) {
      return new MessageBand(Tone.ACCENT, texts.get("permission.unknown"));
    }
    VBox all = new VBox(8);
    DenialMessage.of(message)
        .ifPresent(
            told -> {
              String why =
                  told.policy().isEmpty()
                      ? texts.get("real.plain", told.action())
                      : texts.get(
                          told.explicit() ? "real.explicit" : "real.missing",
                          told.policy(),
                          told.action());
              String which = told.arn().isEmpty() ? "" : " " + texts.get("real.arn", told.arn());
              MessageBand band =
                  new MessageBand(Tone.DANGER, texts.get("permission.denied") + " " + why + which);
              band.setId("call-decision");
              all.getChildren().add(band);
            });
    DenialMessage.encoded(message).ifPresent(encoded -> all.getChildren().add(decode(encoded)));
    all.getChildren().add(new MessageBand(Tone.ACCENT, texts.get("permission.unknown")));
    return all;
  }

  private Node decode(String encoded) {
    Button button = new Button(texts.get("real.decode"));
    button.setId("call-decode");
    VBox all = new VBox(8, Parts.wrapped(texts.get("real.encoded"), "text-muted"), button);
    button.setOnAction(
        event -> {
          button.setDisable(true);
          services
              .tasks()
              .work(texts.get("real.decode"), progress -> services.decode().decode(encoded))
              .onSuccess(
                  text -> {
                    CodeView code = new CodeView();
                    code.setLabel(texts.get("real.decode"));
                    String pretty = JsonIndent.orSame(text);
                    code.show(pretty, Syntax.JSON);
                    code.setPrefHeight(LINE * Math.min(20, pretty.lines().count() + 1));
                    all.getChildren().set(1, code);
                  })
              .onFailure(
                  problem -> {
                    button.setDisable(false);
                    services.dialogs().problem(problem);
                  })
              .start();
        });
    return all;
  }

  private Node least(List<Permission> permissions) {
    String policy = Permission.leastPolicy(permissions);
    CodeView code = new CodeView();
    code.setLabel(texts.get("permission.least"));
    code.show(policy, Syntax.JSON);
    code.setPrefHeight(LINE * (policy.lines().count() + 1));
    Node copy = services.copy("call-permission-copy", texts.get("permission.least"), () -> policy);
    return Parts.section(Parts.heading(texts.get("permission.least"), copy), code);
  }
}
