package dev.lectern.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house; INVARIANTS.md says them in words. */
@AnalyzeClasses(packages = "dev.lectern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String SDK = "software.amazon.awssdk..";

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("dev.lectern.(**)")
          .should()
          .beFreeOfCycles()
          .because("a reader must be able to understand one room without all the others");

  @ArchTest
  static final ArchRule panesDoNotKnowEachOther =
      slices()
          .matching("dev.lectern.pane.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), resideInAPackage("dev.lectern.pane.explorer"))
          .because(
              "a pane is added and removed without touching another; what explorers share knows none of them");

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.lectern.sandbox.s3..", "dev.lectern.sandbox.iam..", "dev.lectern.sandbox.sts..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.lectern.sandbox..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "dev.lectern.sandbox",
                              "dev.lectern.sandbox.store",
                              "dev.lectern.sandbox.auth..",
                              "dev.lectern.sandbox.s3..",
                              "dev.lectern.sandbox.iam..",
                              "dev.lectern.sandbox.sts.."))))
          .because("services meet only through the ports declared in sandbox");

  @ArchTest
  static final ArchRule lambdaKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage("dev.lectern.sandbox.lambda..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.lectern.sandbox..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "dev.lectern.sandbox",
                              "dev.lectern.sandbox.store",
                              "dev.lectern.sandbox.auth..",
                              "dev.lectern.sandbox.lambda.."))))
          .because("services meet only through the ports declared in sandbox");

  @ArchTest
  static final ArchRule stepFunctionsKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage("dev.lectern.sandbox.stepfunctions..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.lectern.sandbox..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "dev.lectern.sandbox",
                              "dev.lectern.sandbox.store",
                              "dev.lectern.sandbox.auth..",
                              "dev.lectern.sandbox.stepfunctions.."))))
          .because("services meet only through the ports declared in sandbox");

  @ArchTest
  static final ArchRule statesLanguageIsPure =
      noClasses()
          .that()
          .resideInAPackage("dev.lectern.asl..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", SDK, "dev.lectern.sandbox..", "dev.lectern.pane..")
          .because("the interpreter and the editor stand on the same definition of the language");

  @ArchTest
  static final ArchRule sdkOnlyBehindItsDoors =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.lectern.aws..",
              "dev.lectern.calls..",
              "dev.lectern.problem..",
              "dev.lectern.lab.check..")
          .and()
          .haveNameNotMatching(".*Gateway(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SDK)
          .because(
              "only gateways and the session layer speak SDK, so that everything else is testable with records");

  @ArchTest
  static final ArchRule sandboxIsIndependent =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.lectern.sandbox..",
              "dev.lectern.sigv4..",
              "dev.lectern.model..",
              "dev.lectern.calc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", SDK)
          .because(
              "a test of the sandbox with the real SDK is a real test only if the sandbox does not use the SDK");

  @ArchTest
  static final ArchRule explorersDoNotKnowTheSandbox =
      noClasses()
          .that()
          .resideInAPackage("dev.lectern.pane..")
          .and()
          .resideOutsideOfPackages(
              "dev.lectern.pane.sandbox..", "dev.lectern.pane.calls..", "dev.lectern.pane.labs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.lectern.sandbox..")
          .because("an explorer shows a real account and the sandbox in the same way");

  @ArchTest
  static final ArchRule sandboxOnlyThroughItsPorts =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.lectern.pane..",
              "dev.lectern.lab..",
              "dev.lectern.aws..",
              "dev.lectern.calls..",
              "dev.lectern.shell..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.lectern.sandbox.*..")
          .because("the console sees the sandbox through the ports declared in sandbox");

  @ArchTest
  static final ArchRule viewModelsHaveNoScene =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
          .because("a view model is tested without a window")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule controllersUseNoGateway =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Gateway")
          .because("a controller shows its view model and nothing else")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule threadsOnlyInTask =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.lectern.task..", "dev.lectern.sandbox..", "dev.lectern.app..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
          .because("there is one place to look for what runs when");

  @ArchTest
  static final ArchRule answersTellWhatFailsAfterThem =
      noClasses()
          .that()
          .resideInAnyPackage("dev.lectern.ui..", "dev.lectern.pane..", "dev.lectern.shell..")
          .and()
          .areNotAssignableTo(dev.lectern.ui.dialog.Answer.class)
          .should()
          .callConstructor(java.util.concurrent.CompletableFuture.class)
          .orShould()
          .callMethod(java.util.concurrent.CompletableFuture.class, "completedFuture", Object.class)
          .because("a plain future keeps an exception of what comes after it: Answer tells it");

  @ArchTest
  static final ArchRule fxmlLoadedInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lectern.ui.fxml..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javafx.fxml.FXMLLoader")
          .because("controllers are made by one factory");

  @ArchTest
  static final ArchRule dialogsInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lectern.ui.dialog..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javafx.scene.control..")
                  .and(
                      new DescribedPredicate<JavaClass>("are dialogs") {
                        @Override
                        public boolean test(JavaClass type) {
                          return type.getSimpleName().equals("Alert")
                              || type.getSimpleName().equals("Dialog")
                              || type.getSimpleName().endsWith("InputDialog");
                        }
                      }))
          .because("tests answer dialogs through a fake");

  @ArchTest
  static final ArchRule noOtherToolkits =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx.scene.web..",
              "javax.swing..",
              "java.awt..",
              "javafx.embed.swing..",
              "com.fasterxml.jackson.databind..",
              "com.fasterxml.jackson.core..")
          .because("one toolkit, one JSON library");

  @ArchTest
  static final ArchRule noStandardStreams =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lectern.app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("only the command line prints");

  @ArchTest
  static final ArchRule noStaticState =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("static mutable state joins tests and sessions that must be apart");

  @ArchTest
  static final ArchRule uiKnowsNoAws =
      noClasses()
          .that()
          .resideInAnyPackage("dev.lectern.ui..", "dev.lectern.task..", "dev.lectern.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.lectern.aws..",
              "dev.lectern.calls..",
              "dev.lectern.pane..",
              "dev.lectern.lab..",
              "dev.lectern.sandbox..",
              SDK)
          .because("widgets are for any pane");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
          .because("null stands only where @Nullable says so");
}
