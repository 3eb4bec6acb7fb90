package dev.lectern.ui.dialog;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.CallButtons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A form whose verb is tried while it stays open: what was refused is said in it, and what was
 * typed is still there. FX thread.
 */
final class TryingForm {

  private final Texts texts = Texts.of("dialog");
  private final ModalLayer layer;
  private final String title;
  private final Node first;
  private final Button accept;
  private final BooleanProperty trying = new SimpleBooleanProperty();
  private final VBox outcome = new VBox(8);
  private final VBox body;
  private final ProgressBar bar = new ProgressBar();
  private Runnable stop = () -> {};

  /**
   * @param first gets the keyboard
   * @param accept the button of the verb; also what Enter does
   */
  TryingForm(ModalLayer layer, String title, Node content, Node first, Button accept) {
    this.layer = layer;
    this.title = title;
    this.first = first;
    this.accept = accept;
    outcome.setVisible(false);
    outcome.setManaged(false);
    outcome.setMinHeight(Region.USE_PREF_SIZE);
    // it is as wide as the form, which does not grow with a long reason
    outcome.setPrefWidth(0);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("small");
    bar.setAccessibleText(texts.get("trying"));
    bar.visibleProperty().bind(trying);
    // the form scrolls in a low window, what became of it does not
    body = new VBox(8, new ModalBody(content), outcome, bar);
    body.addEventHandler(Dialogs.SETTLED, event -> say(Optional.empty()));
    if (content.getProperties().containsKey(Dialogs.CTRL_S)) {
      body.getProperties().put(Dialogs.CTRL_S, true);
    }
  }

  CompletableFuture<Boolean> show(ObservableBooleanValue valid, Supplier<Attempt> attempt) {
    Answer<Boolean> answer = new Answer<>();
    accept
        .disableProperty()
        .bind(
            javafx.beans.binding.Bindings.createBooleanBinding(
                () -> trying.get() || !valid.get(), trying, valid));
    var end =
        layer.show(
            title,
            body,
            first.isFocusTraversable() ? first : body,
            accept,
            done -> {
              if (!done && trying.get()) {
                stop.run();
              }
              answer.complete(done);
            });
    accept.setOnAction(
        event -> {
          trying.set(true);
          say(Optional.empty());
          stop =
              attempt
                  .get()
                  .begin(
                      ended -> {
                        trying.set(false);
                        say(ended);
                        if (ended.isEmpty()) {
                          end.accept(true);
                        }
                      });
        });
    return answer;
  }

  private void say(Optional<UserProblem> refusal) {
    outcome.getChildren().clear();
    outcome.setVisible(refusal.isPresent());
    outcome.setManaged(refusal.isPresent());
    refusal.ifPresent(this::explain);
  }

  private void explain(UserProblem problem) {
    String code = problem.code() == null ? "" : problem.code();
    MessageBand band =
        new MessageBand(
            Tone.DANGER,
            Stream.of(problem.title(), code, problem.why(), problem.remedy())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n")));
    band.setId("dialog-refused");
    outcome.getChildren().add(band);
    FlowPane calls = new FlowPane(8, 8);
    calls.getChildren().addAll(CallButtons.of(problem));
    if (!calls.getChildren().isEmpty()) {
      outcome.getChildren().add(calls);
    }
  }
}
