package io.ringwerk.provisioning.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.service.ImportResult;
import io.ringwerk.provisioning.service.ImportResult.Imported;
import io.ringwerk.provisioning.service.ImportResult.Rejected;
import io.ringwerk.provisioning.service.Provisioning;
import io.ringwerk.provisioning.service.ProvisioningSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever a file holds: either all of it is taken in, or it is refused with a reason. */
class CsvImportRobustnessTest {
  private final Path directory;
  private final Provisioning provisioning;

  CsvImportRobustnessTest() throws Exception {
    directory = Files.createTempDirectory("csv-import");
    provisioning =
        Provisioning.open(
            ProvisioningSettings.in(directory),
            InstantSource.fixed(Instant.EPOCH),
            (device, reason) -> {});
    provisioning.tenants().add(NewTenant.of("acme.test"));
  }

  @AfterProperty
  void stop() throws IOException {
    provisioning.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 300)
  void anyTextIsTakenInOrRefused(@ForAll("texts") String text) throws Exception {
    long before = devices();

    ImportResult result = run(text);

    if (result instanceof Imported imported) {
      assertThat(devices()).isEqualTo(before + imported.devices());
    } else if (result instanceof Rejected rejected) {
      assertThat(devices()).isEqualTo(before);
      assertThat(rejected.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.message()).isNotBlank().doesNotContain("\n");
              });
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> header =
        Arbitraries.of(
            "user\n",
            "user,device,numbers,extension,groups\n",
            "tenant,user,password,ha1_md5\n",
            "");
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.of(
                "bob", "anna", "acme.test", "12", "team", "", "\"", "a\nb", "+4144", "0e"),
            Arbitraries.strings().ofMaxLength(6));
    Arbitrary<String> line = cell.list().ofMaxSize(6).map(cells -> String.join(",", cells) + "\n");
    Arbitrary<String> lines = line.list().ofMaxSize(5).map(all -> String.join("", all));
    return Combinators.combine(header, lines).as((first, rest) -> first + rest);
  }

  private long devices() {
    return provisioning.devices().list(ListQuery.all()).total();
  }

  private ImportResult run(String text) throws IOException {
    return new CsvImport(provisioning.imports()).run(new StringReader(text), new Actor("test"));
  }
}
