package io.plateau.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rooms of the house and the arrows between them. */
@AnalyzeClasses(packages = "io.plateau", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String PREP = "io.plateau.prep..";
  private static final String JOBS = "io.plateau.jobs..";
  private static final String SPARK = "org.apache.spark..";
  private static final String HADOOP = "org.apache.hadoop..";

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAPackage("io.plateau..")
          .and(DescribedPredicate.not(resideInAPackage(PREP)))
          .and(DescribedPredicate.not(resideInAPackage(JOBS)))
          .as("core");

  @ArchTest
  static final ArchRule coreKnowsNoCluster =
      noClasses().that(CORE).should().dependOnClassesThat().resideInAnyPackage(SPARK, HADOOP);

  @ArchTest
  static final ArchRule coreKnowsNeitherDataPrepNorJobs =
      noClasses().that(CORE).should().dependOnClassesThat().resideInAnyPackage(PREP, JOBS);

  @ArchTest
  static final ArchRule dataPrepKnowsNoJobs =
      noClasses()
          .that()
          .resideInAPackage(PREP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JOBS);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.plateau.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule reportsAreMadeWithoutSpark =
      noClasses()
          .that()
          .resideInAPackage("io.plateau.jobs.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK, HADOOP);

  @ArchTest
  static final ArchRule theSameJarRunsOnEveryScala =
      noClasses().should().dependOnClassesThat().resideInAPackage("scala..");

  @ArchTest
  static final ArchRule jsonIsGson =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule logsGoThroughSlf4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.logging..");

  @ArchTest
  static final ArchRule onlyCommandsWriteToTheTerminal =
      noClasses()
          .that()
          .haveNameNotMatching("io\\.plateau\\.jobs\\..*(Command|Job|Progress|LogFormat)(\\$.*)?")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule nothingIsNullUnlessItSaysSo =
      classes()
          .that(areTopLevel())
          .should()
          .resideInAPackage("io.plateau..")
          .andShould(nullMarked());

  private static DescribedPredicate<JavaClass> areTopLevel() {
    return DescribedPredicate.describe("are top level", JavaClass::isTopLevelClass);
  }

  private static ArchCondition<JavaClass> nullMarked() {
    return ArchCondition.from(
        DescribedPredicate.describe(
            "lie in a @NullMarked package",
            type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
  }
}
