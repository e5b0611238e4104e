package io.ringwerk.provisioning;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;

@AnalyzeClasses(packages = "io.ringwerk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsNeitherTheSipCoreNorTheRegistrar =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("io.ringwerk.provisioning..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are other modules of Ringwerk",
                  it ->
                      it.getPackageName().startsWith("io.ringwerk.")
                          && !it.getPackageName().startsWith("io.ringwerk.provisioning")));

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("io.ringwerk.provisioning.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule eachLayerKnowsOnlyThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("credential")
          .definedBy("io.ringwerk.provisioning.credential")
          .layer("directory")
          .definedBy("io.ringwerk.provisioning.directory")
          .layer("words and ports")
          .definedBy("io.ringwerk.provisioning")
          .layer("store")
          .definedBy("io.ringwerk.provisioning.store")
          .layer("service")
          .definedBy("io.ringwerk.provisioning.service")
          .layer("csv")
          .definedBy("io.ringwerk.provisioning.csv")
          .optionalLayer("http")
          .definedBy("io.ringwerk.provisioning.http..")
          .whereLayer("http")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("csv")
          .mayOnlyBeAccessedByLayers("http")
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("csv", "http")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("service")
          .whereLayer("words and ports")
          .mayOnlyBeAccessedByLayers("store", "service", "csv", "http")
          .whereLayer("directory")
          .mayOnlyBeAccessedByLayers("words and ports", "store", "service", "csv", "http");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsTheDatabase =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("io.ringwerk.provisioning.store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.h2..", "org.jdbi..", "org.flywaydb..");

  @ArchTest
  static final ArchRule theClockIsHandedIn =
      ArchRuleDefinition.noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
