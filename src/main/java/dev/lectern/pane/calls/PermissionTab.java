package dev.lectern.pane.calls;

import dev.lectern.calls.Permission;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What IAM asked, what was decided and why, and the least that would do. */
final class PermissionTab implements CallTab {

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
    if (permissions.isEmpty()) {
      column.getChildren().add(new MessageBand(Tone.ACCENT, texts.get("permission.unmodelled")));
    } else {
      column.getChildren().add(facts(details));
    }
    column.getChildren().add(decision(details));
    if (!permissions.isEmpty()) {
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
    fact(grid, row, "permission.caller", details.call().callerArn());
    return grid;
  }

  private void fact(GridPane grid, int row, String key, String value) {
    grid.add(Parts.whole(texts.get(key), "text-muted"), 0, row);
    grid.add(new MiddleEllipsisLabel(value), 1, row);
  }

  private Node decision(CallDetails details) {
    if (details.journal() == null) {
      return new MessageBand(Tone.ACCENT, texts.get("permission.unknown"));
    }
    int status = details.journal().status();
    boolean denied = status == 401 || status == 403;
    String word = texts.get(denied ? "permission.denied" : "permission.allowed");
    MessageBand band =
        new MessageBand(
            denied ? Tone.DANGER : Tone.SUCCESS, word + " " + details.journal().decision());
    band.setId("call-decision");
    return band;
  }

  private Node least(List<Permission> permissions) {
    String policy = Permission.leastPolicy(permissions);
    CodeView code = new CodeView();
    code.setLabel(texts.get("permission.least"));
    code.show(policy, Syntax.JSON);
    code.setPrefHeight(20.0 * (policy.lines().count() + 1));
    Node copy = services.copy("call-permission-copy", texts.get("permission.least"), () -> policy);
    return Parts.section(Parts.heading(texts.get("permission.least"), copy), code);
  }
}
