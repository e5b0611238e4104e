package io.ringwerk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may depend on whom among the registrar's packages: decisions below, composition on top. */
@AnalyzeClasses(packages = "io.ringwerk", importOptions = DoNotIncludeTests.class)
class RegistrarArchitectureTest {

  private static final String LOCATION = "io.ringwerk.location..";
  private static final String AUTH = "io.ringwerk.auth..";
  private static final String ROUTING = "io.ringwerk.routing..";
  private static final String REGISTER = "io.ringwerk.register..";
  private static final String PROXY = "io.ringwerk.proxy..";
  private static final String OVERLOAD = "io.ringwerk.overload..";
  private static final String SERVER = "io.ringwerk.server..";
  private static final String CLI = "io.ringwerk.cli..";

  @ArchTest
  static final ArchRule locationKnowsNoneOfTheOthers =
      noClasses()
          .that()
          .resideInAPackage(LOCATION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(AUTH, ROUTING, REGISTER, PROXY, OVERLOAD, SERVER, CLI);

  @ArchTest
  static final ArchRule authKnowsNoneOfTheOthers =
      noClasses()
          .that()
          .resideInAPackage(AUTH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LOCATION, ROUTING, REGISTER, PROXY, OVERLOAD, SERVER, CLI);

  @ArchTest
  static final ArchRule routingReadsDirectoryAndLocationOnly =
      noClasses()
          .that()
          .resideInAPackage(ROUTING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(AUTH, REGISTER, PROXY, OVERLOAD, SERVER, CLI);

  @ArchTest
  static final ArchRule registerKnowsNoCalls =
      noClasses()
          .that()
          .resideInAPackage(REGISTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROUTING, PROXY, OVERLOAD, SERVER, CLI);

  @ArchTest
  static final ArchRule proxyKnowsNoRegistrations =
      noClasses()
          .that()
          .resideInAPackage(PROXY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REGISTER, OVERLOAD, SERVER, CLI);

  @ArchTest
  static final ArchRule overloadKnowsNeitherRegistrarNorProxy =
      noClasses()
          .that()
          .resideInAPackage(OVERLOAD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(AUTH, REGISTER, PROXY, SERVER, CLI);

  @ArchTest
  static final ArchRule decisionsOpenNoSocketsAndAskNoDatabase =
      noClasses()
          .that()
          .resideInAnyPackage(LOCATION, AUTH, ROUTING, REGISTER, PROXY, OVERLOAD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.netty.bootstrap..",
              "io.netty.buffer..",
              "io.netty.channel..",
              "java.sql..",
              "org.jdbi..",
              "io.ringwerk.sip.transport..",
              "io.ringwerk.sip.codec..",
              "io.ringwerk.provisioning.store..",
              "io.ringwerk.provisioning.http..",
              "io.ringwerk.provisioning.service..");

  @ArchTest
  static final ArchRule nobodyDependsOnTheCommands =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI);

  @ArchTest
  static final ArchRule sipCoreKnowsNeitherProvisioningNorTheRegistrar =
      noClasses()
          .that()
          .resideInAPackage("io.ringwerk.sip..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ringwerk.provisioning..",
              LOCATION,
              AUTH,
              ROUTING,
              REGISTER,
              PROXY,
              OVERLOAD,
              SERVER,
              CLI);

  @ArchTest
  static final ArchRule provisioningKnowsNeitherSipNorTheRegistrar =
      noClasses()
          .that()
          .resideInAPackage("io.ringwerk.provisioning..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ringwerk.sip..", LOCATION, AUTH, ROUTING, REGISTER, PROXY, OVERLOAD, SERVER, CLI);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.ringwerk.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule timeIsAskedOfAClockThatIsGiven =
      noClasses()
          .that()
          .resideInAnyPackage(LOCATION, AUTH, ROUTING, REGISTER, PROXY, OVERLOAD)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
