package dev.lectern.shell.session;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** The fields of an assumed role. */
final class RoleController {

  private final RoleViewModel model;
  private final String base;

  @FXML private Label intro;
  @FXML private TextField arn;
  @FXML private Label arnBelow;
  @FXML private TextField name;
  @FXML private Label nameBelow;
  @FXML private TextField externalId;
  @FXML private Label externalBelow;
  @FXML private TextField mfa;
  @FXML private Label mfaBelow;
  @FXML private TextField duration;
  @FXML private Label durationBelow;
  @FXML private TextArea policy;
  @FXML private Label policyBelow;

  /**
   * @param base on whose credentials the role is assumed, in a sentence
   */
  RoleController(RoleViewModel model, String base) {
    this.model = model;
    this.base = base;
  }

  @FXML
  private void initialize() {
    intro.setText(base);
    arn.textProperty().bindBidirectional(model.arn());
    name.textProperty().bindBidirectional(model.sessionName());
    externalId.textProperty().bindBidirectional(model.externalId());
    mfa.textProperty().bindBidirectional(model.mfaSerial());
    duration.textProperty().bindBidirectional(model.duration());
    FormField.watch(arn, arnBelow, model::arnProblem, model.arn());
    FormField.watch(name, nameBelow, model::sessionNameProblem, model.sessionName());
    FormField.watch(externalId, externalBelow, model::externalIdProblem, model.externalId());
    FormField.watch(mfa, mfaBelow, model::mfaSerialProblem, model.mfaSerial());
    policy.textProperty().bindBidirectional(model.policy());
    FormField.watch(policy, policyBelow, model::policyProblem, model.policy());
    FormField.watch(duration, durationBelow, model::durationProblem, model.duration());
  }
}
