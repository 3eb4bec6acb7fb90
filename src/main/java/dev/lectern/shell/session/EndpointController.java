package dev.lectern.shell.session;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The fields of a custom endpoint. */
final class EndpointController {

  private final EndpointViewModel model;
  private final RegionBox regions;

  @FXML private TextField address;
  @FXML private Label addressBelow;
  @FXML private Label addressWarning;
  @FXML private HBox regionPlace;
  @FXML private Label regionBelow;
  @FXML private TextField accessKey;
  @FXML private Label accessKeyBelow;
  @FXML private PasswordField secretKey;
  @FXML private Label secretKeyBelow;
  @FXML private CheckBox pathStyle;

  EndpointController(EndpointViewModel model, RegionBox regions) {
    this.model = model;
    this.regions = regions;
  }

  @FXML
  private void initialize() {
    address.textProperty().bindBidirectional(model.address());
    accessKey.textProperty().bindBidirectional(model.accessKey());
    secretKey.textProperty().bindBidirectional(model.secretKey());
    pathStyle.selectedProperty().bindBidirectional(model.pathStyle());
    regionPlace.getChildren().add(regions);
    regions.bind(model.region());
    FormField.watch(address, addressBelow, model::addressProblem, model.address());
    FormField.watch(regions, regionBelow, model::regionProblem, model.region());
    FormField.watch(accessKey, accessKeyBelow, model::accessKeyProblem, model.accessKey());
    FormField.watch(secretKey, secretKeyBelow, model::secretKeyProblem, model.secretKey());
    model.address().addListener((o, before, now) -> warn());
    warn();
  }

  private void warn() {
    addressWarning.setText(model.addressWarning());
    addressWarning.setVisible(!addressWarning.getText().isEmpty());
    addressWarning.setManaged(addressWarning.isVisible());
  }
}
