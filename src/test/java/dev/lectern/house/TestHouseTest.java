package dev.lectern.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules for tests themselves. */
@AnalyzeClasses(packages = "dev.lectern", importOptions = ImportOption.OnlyIncludeTests.class)
class TestHouseTest {

  @ArchTest
  static final ArchRule testsDoNotSleep =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class)
          .because("a sleeping test is slow when it passes and flaky when the machine is busy");
}
