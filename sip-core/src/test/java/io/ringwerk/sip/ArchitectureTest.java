package io.ringwerk.sip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom in this module; docs/architecture.md draws the same. */
@AnalyzeClasses(packages = "io.ringwerk.sip", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesDependDownwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("message")
          .definedBy("io.ringwerk.sip.message")
          .layer("codec")
          .definedBy("io.ringwerk.sip.codec")
          .layer("time")
          .definedBy("io.ringwerk.sip.time")
          .layer("flow")
          .definedBy("io.ringwerk.sip.flow")
          .layer("transaction")
          .definedBy("io.ringwerk.sip.transaction")
          .layer("transport")
          .definedBy("io.ringwerk.sip.transport")
          .whereLayer("message")
          .mayOnlyBeAccessedByLayers("codec", "flow", "transaction", "transport")
          .whereLayer("codec")
          .mayOnlyBeAccessedByLayers("transport")
          .whereLayer("time")
          .mayOnlyBeAccessedByLayers("transaction", "transport")
          .whereLayer("flow")
          .mayOnlyBeAccessedByLayers("transaction", "transport")
          .whereLayer("transaction")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("transport")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.ringwerk.sip.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule knowsNoUsersPolicyOrDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ringwerk.provisioning..",
              "io.ringwerk.location..",
              "io.ringwerk.auth..",
              "io.ringwerk.register..",
              "io.ringwerk.proxy..",
              "io.ringwerk.routing..",
              "io.ringwerk.server..",
              "io.micrometer..",
              "java.sql..",
              "javax.sql..");

  @ArchTest
  static final ArchRule jainSipStaysInTheMessagePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringwerk.sip.message")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("gov.nist..", "javax.sip..");

  @ArchTest
  static final ArchRule nettyStaysWhereBytesArrive =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.ringwerk.sip.message", "io.ringwerk.sip.time", "io.ringwerk.sip.transaction")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule onlyTransportReadsTheClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringwerk.sip.transport")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
