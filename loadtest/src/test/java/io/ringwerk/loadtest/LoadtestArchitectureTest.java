package io.ringwerk.loadtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The load tools meet the server over the network only; its classes are for the benchmarks. */
@AnalyzeClasses(packages = "io.ringwerk.loadtest", importOptions = DoNotIncludeTests.class)
class LoadtestArchitectureTest {

  @ArchTest
  static final ArchRule onlyBenchmarksUseTheServersClasses =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringwerk.loadtest.jmh..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ringwerk.location..",
              "io.ringwerk.auth..",
              "io.ringwerk.register..",
              "io.ringwerk.proxy..",
              "io.ringwerk.routing..",
              "io.ringwerk.overload..",
              "io.ringwerk.server..",
              "io.ringwerk.cli..",
              "io.ringwerk.provisioning..");
}
