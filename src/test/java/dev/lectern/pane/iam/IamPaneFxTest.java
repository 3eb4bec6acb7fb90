package dev.lectern.pane.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.theme.ThemeManager;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** The pane on a real sandbox. */
class IamPaneFxTest extends FxTest {

  private final FakeContext fake = new FakeContext();
  private final FxTaskRunner tasks = new FxTaskRunner(fake::problem);
  private SandboxEngine sandbox;
  private SessionClients clients;
  private IamPane pane;
  private CssLog css;

  @BeforeEach
  void open() throws Exception {
    css = new CssLog();
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(
                SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "IAM pane");
    people(clients.iam());
    pane = read(() -> new IamPane(fake.context(tasks, null), "", new SdkIamGateway(clients)));
    show((Parent) read(pane::view));
    until(() -> table("#iam-entities") != null && table("#iam-entities").getItems().size() == 2);
  }

  private static void people(IamClient iam) {
    String ceiling =
        iam.createPolicy(
                b ->
                    b.policyName("ceiling")
                        .policyDocument(policy("\"s3:Get*\", \"s3:List*\", \"dynamodb:*\"", "*")))
            .policy()
            .arn();
    iam.createGroup(b -> b.groupName("readers"));
    iam.attachGroupPolicy(
        b ->
            b.groupName("readers")
                .policyArn("arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess"));
    iam.createUser(b -> b.userName("mia"));
    iam.createUser(b -> b.userName("tom"));
    iam.addUserToGroup(b -> b.userName("mia").groupName("readers"));
    iam.putUserPolicy(
        b ->
            b.userName("mia")
                .policyName("work")
                .policyDocument(policy("\"s3:GetObject\", \"s3:PutObject\"", "*")));
    iam.putUserPermissionsBoundary(b -> b.userName("mia").permissionsBoundary(ceiling));
    iam.createRole(
        b ->
            b.roleName("deployer")
                .assumeRolePolicyDocument(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                        + "\"Action\":\"sts:AssumeRole\"}]}"));
  }

  private static String policy(String actions, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
        + actions
        + "],\"Resource\":\""
        + resource
        + "\"}]}";
  }

  @AfterEach
  void close() {
    interact(pane::close);
    tasks.close();
    clients.close();
    sandbox.close();
    css.close();
  }

  private Node node(String id) {
    return stage.getScene().lookup(id);
  }

  private TableView<?> table(String id) {
    return (TableView<?>) node(id);
  }

  private void press(String id) {
    until(() -> node(id) != null && !node(id).isDisabled());
    interact(() -> ((ButtonBase) node(id)).fire());
  }

  private void shot(String name) {
    Screens.shot(stage, theme, "iam-" + name, ThemeManager.Mode.LIGHT, 1280, 800);
  }

  @Test
  void theBoardOfCredentialSourcesFindsTheNextWinner() {
    interact(() -> pane.go("credentials"));
    until(() -> node("#iam-credentials-cli") != null);
    shot("credentials-computer");
    until(() -> node("#iam-credentials-mode-exercise") != null);
    press("#iam-credentials-mode-exercise");
    until(() -> text("#iam-credentials").contains("It is alice: “Environment variables"));
    assertThat(text("#iam-credentials")).contains("It is dave: “System properties of the JVM");
    press("#iam-credentials-garbage");
    assertThat(text("#iam-credentials")).contains("the call fails with InvalidClientTokenId");
    shot("credentials-exercise");
    Screens.shot(stage, theme, "iam-credentials-exercise", ThemeManager.Mode.DARK, 1280, 800);
    Screens.shot(stage, theme, "iam-credentials-small", ThemeManager.Mode.LIGHT, 1024, 700);
    press("#iam-credentials-empty-cli");
    assertThat(text("#iam-credentials")).contains("It is heidi: “Profile with a role");
    press("#iam-credentials-empty-java");
    assertThat(text("#iam-credentials")).contains("It is erin: “Web identity token");
    press("#iam-credentials-cli-role-of-profile");
    assertThat(text("#iam-credentials-cli")).contains("role_arn, source_profile");
    press("#iam-credentials-empty-all");
    assertThat(text("#iam-credentials")).contains("It is dave");
  }

  private String text(String id) {
    return read(
        () ->
            String.join(
                "\n",
                node(id).lookupAll(".label").stream()
                    .map(label -> ((javafx.scene.control.Labeled) label).getText())
                    .toList()));
  }

  /** What the closed box says, by the cell that its skin made. */
  private static String shownBy(ComboBox<?> box) {
    return box.getChildrenUnmodifiable().stream()
        .filter(ListCell.class::isInstance)
        .map(cell -> ((ListCell<?>) cell).getText())
        .findFirst()
        .orElseThrow();
  }

  /** The operator that is shown is the one that is added, when the key brings other operators. */
  @Test
  void theBuilderAddsTheOperatorThatItShows() {
    interact(() -> pane.go("user/mia"));
    press("#iam-edit-work");
    until(() -> node("#iam-editor-work-key") != null);
    ComboBox<?> operator = (ComboBox<?>) node("#iam-editor-work-operator");
    interact(
        () -> {
          ((ComboBox<?>) node("#iam-editor-work-key"))
              .getEditor()
              .setText("iam:PermissionsBoundary");
          ((TextField) node("#iam-editor-work-value")).setText("arn");
        });
    assertThat(read(() -> shownBy(operator)))
        .isEqualTo(read(operator::getValue))
        .isEqualTo("StringEquals");
  }

  @Test
  void aUserWithBoundaryIsSeenThroughAndItsPolicyEdited() {
    shot("users");
    interact(() -> pane.go("user/mia"));
    until(() -> node("#iam-edit-work") != null);
    shot("permissions");
    press("#iam-edit-work");
    until(() -> node("#iam-editor-work") != null);
    interact(
        () -> {
          CodeArea area = (CodeArea) node("#iam-editor-work").lookup(".code");
          area.replaceText(area.getText().replace("s3:PutObject", "s3:PutObjekt"));
        });
    press("#iam-save-work");
    until(
        () ->
            ((javafx.scene.control.Label) node("#iam-editor-work").lookup(".code-status"))
                .getText()
                .contains("There is no action s3:PutObjekt"));
    shot("editor");
    assertThat(pane.unfinished()).hasSize(1);
    interact(
        () -> {
          CodeArea area = (CodeArea) node("#iam-editor-work").lookup(".code");
          area.replaceText(area.getText().replace("s3:PutObjekt", "s3:DeleteObject"));
        });
    press("#iam-save-work");
    until(
        () ->
            clients
                .iam()
                .getUserPolicy(b -> b.userName("mia").policyName("work"))
                .policyDocument()
                .contains("DeleteObject"));
    until(() -> pane.unfinished().isEmpty());

    interact(() -> pane.go("user/mia/access"));
    until(
        () ->
            node("#iam-venn") != null
                && !((Parent) node("#iam-venn")).getChildrenUnmodifiable().isEmpty());
    until(() -> table("#iam-access-table") != null);
    shot("access");
    assertThat(read(() -> node("#iam-venn").getAccessibleText())).startsWith("1 of ");

    interact(() -> pane.go("user/mia/keys"));
    until(() -> node("#iam-create-key") != null);
    assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
    assertThat(css.warnings()).isEmpty();
  }

  private Action action(String id) {
    return read(
        () ->
            pane.actions().getValue().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void theTabsOfWhatIsOpenAreInThePalette() {
    assertThat(read(() -> action("iam-tab-trust").enabled().get())).isFalse();
    interact(() -> pane.go("role/deployer"));
    until(() -> action("iam-tab-trust").enabled().get());
    assertThat(read(() -> action("iam-tab-keys").enabled().get())).isFalse();
    interact(() -> action("iam-tab-trust").run().run());
    until(() -> node("#iam-longest-session") != null);
    interact(() -> pane.go("user/mia"));
    until(() -> action("iam-tab-keys").enabled().get());
    assertThat(read(() -> action("iam-tab-trust").enabled().get())).isFalse();
    interact(() -> action("iam-tab-keys").run().run());
    until(() -> node("#iam-create-key") != null);
  }

  /** What hangs on a user is read again also when the user itself is as it was. */
  @Test
  void keysAndDevicesAreSeenAsTheyAreNow() {
    String key = clients.iam().createAccessKey(b -> b.userName("mia")).accessKey().accessKeyId();
    interact(() -> pane.go("user/mia/keys"));
    until(() -> node("#iam-key-toggle-" + key) != null);
    press("#iam-key-toggle-" + key);
    until(() -> label("#iam-key-toggle-" + key).equals("Activate"));

    clients.iam().createVirtualMFADevice(b -> b.virtualMFADeviceName("mia-phone"));
    interact(pane::refresh);
    until(() -> node("#iam-device-enable-mia-phone") != null);
    assertThat(read(() -> node("#iam-device-enable-mia-phone").isDisabled())).isTrue();
    Authority.Device device =
        sandbox.authority().devices(sandbox.accounts().getFirst().id()).getFirst();
    interact(
        () -> {
          ((TextField) node("#iam-device-code1-mia-phone")).setText(device.before());
          ((TextField) node("#iam-device-code2-mia-phone")).setText(device.now());
        });
    press("#iam-device-enable-mia-phone");
    until(() -> node("#iam-device-remove-mia-phone") != null);
    shot("keys");
    assertThat(sandbox.authority().devices(sandbox.accounts().getFirst().id()))
        .extracting(Authority.Device::user)
        .containsExactly("mia");
    assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
  }

  private String label(String id) {
    return read(() -> node(id) instanceof Labeled labeled ? labeled.getText() : "");
  }

  @Test
  void aRolesSessionsLastAsLongAsIsChosen() {
    interact(() -> pane.go("role/deployer/trust"));
    until(() -> node("#iam-longest-session") != null);
    // as the arrow keys do, one after the other
    interact(() -> ((ComboBox<Integer>) node("#iam-longest-session")).setValue(28_800));
    interact(() -> ((ComboBox<Integer>) node("#iam-longest-session")).setValue(43_200));
    assertThat(clients.iam().getRole(b -> b.roleName("deployer")).role().maxSessionDuration())
        .isEqualTo(3_600);
    press("#iam-set-longest-session");
    until(
        () ->
            clients.iam().getRole(b -> b.roleName("deployer")).role().maxSessionDuration()
                == 43_200);
    shot("trust");
  }

  @Test
  void aPolicyHasVersionsThatAreComparedAndSetBack() {
    interact(() -> pane.go("policy/ceiling"));
    until(() -> node("#iam-editor") != null);
    interact(
        () -> {
          CodeArea area = (CodeArea) node("#iam-editor").lookup(".code");
          area.replaceText(area.getText().replace("dynamodb:*", "dynamodb:Query"));
        });
    press("#iam-save-version");
    until(() -> versions().getItems().size() == 2);
    interact(() -> versions().getSelectionModel().select(1));
    interact(() -> ((ToggleButton) node("#iam-compare")).fire());
    shot("versions");
    press("#iam-set-default");
    until(
        () ->
            clients
                .iam()
                .getPolicy(
                    b ->
                        b.policyArn(
                            "arn:aws:iam::"
                                + sandbox.accounts().getFirst().id()
                                + ":policy/ceiling"))
                .policy()
                .defaultVersionId()
                .equals("v1"));
    interact(() -> pane.go("role/deployer/trust"));
    until(() -> node("#iam-trust") != null);
    shot("trust");
    assertThat(css.warnings()).isEmpty();
  }

  private ListView<?> versions() {
    return (ListView<?>) node("#iam-versions");
  }

  @Test
  void anEmptyListSaysWhatIsMissingAndWhatItIsFor() {
    clients.iam().removeUserFromGroup(b -> b.userName("mia").groupName("readers"));
    clients
        .iam()
        .detachGroupPolicy(
            b ->
                b.groupName("readers")
                    .policyArn("arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess"));
    clients.iam().deleteGroup(b -> b.groupName("readers"));
    interact(() -> pane.go("group"));
    until(() -> node("#state-iam-create-first") != null);
    assertThat(read(() -> ((ButtonBase) node("#state-iam-create-first")).getText()))
        .isEqualTo("New group");
  }

  @Test
  void whatAwsRefusesIsStillThere() {
    interact(() -> pane.go("user/mia"));
    press("#iam-edit-work");
    until(() -> node("#iam-editor-work") != null);
    clients.iam().deleteUserPolicy(b -> b.userName("mia").policyName("work"));
    clients.iam().deleteUserPermissionsBoundary(b -> b.userName("mia"));
    clients.iam().removeUserFromGroup(b -> b.userName("mia").groupName("readers"));
    clients.iam().deleteUser(b -> b.userName("mia"));
    interact(
        () -> {
          CodeArea area = (CodeArea) node("#iam-editor-work").lookup(".code");
          area.replaceText(area.getText().replace("s3:PutObject", "s3:DeleteObject"));
        });
    press("#iam-save-work");
    until(() -> !fake.problems.isEmpty());
    assertThat(read(() -> pane.unfinished())).hasSize(1);
    assertThat(read(() -> ((CodeArea) node("#iam-editor-work").lookup(".code")).getText()))
        .contains("s3:DeleteObject");
  }

  /** The first answer too, for which the grid was not on screen before. */
  @Test
  void theResourcesOfTheGridTakeWhatOnePrincipalLeaves() {
    interact(() -> pane.go("simulator"));
    until(() -> node("#iam-simulator-principals") != null && !principals().getItems().isEmpty());
    interact(() -> principals().getSelectionModel().select(0));
    press("#iam-simulator-run");
    until(() -> table("#iam-simulator-grid") != null);
    until(() -> table("#iam-simulator-grid").getColumns().size() == 3);
    assertThat(read(() -> table("#iam-simulator-grid").getColumns().get(1).getPrefWidth()))
        .isGreaterThan(300);
  }

  @Test
  void theSimulatorAnswersAsAGrid() {
    interact(() -> pane.go("simulator"));
    until(() -> node("#iam-simulator-principals") != null && !principals().getItems().isEmpty());
    interact(() -> principals().getSelectionModel().selectAll());
    press("#iam-simulator-run");
    until(() -> table("#iam-simulator-grid") != null);
    until(() -> table("#iam-simulator-grid").getColumns().size() == 6);
    assertThat(table("#iam-simulator-grid").getItems()).hasSize(3);
    shot("simulator");
    double asked =
        table("#iam-simulator-grid").getColumns().stream().mapToDouble(c -> c.getWidth()).sum();
    assertThat(asked)
        .as("all verdicts are seen")
        .isLessThanOrEqualTo(table("#iam-simulator-grid").getWidth());
    assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
  }

  private ListView<?> principals() {
    return (ListView<?>) node("#iam-simulator-principals");
  }
}
