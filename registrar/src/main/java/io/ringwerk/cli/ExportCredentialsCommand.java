package io.ringwerk.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin export-credentials}. */
@Command(
    name = "export-credentials",
    description = "Exports the credentials of all devices as CSV. The server keeps a record of it.",
    sortOptions = false)
final class ExportCredentialsCommand implements Runnable {

  private final AdminCommand admin;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A new file, readable by its owner only; the terminal without it.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--tenant",
      paramLabel = "DOMAIN",
      description = "Only this tenant's; all tenants' without it.")
  private Optional<String> tenant = Optional.empty();

  ExportCredentialsCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Override
  public void run() {
    String csv = admin.api().getText(ApiPath.of("credentials").with("tenant", tenant));
    if (file.isEmpty()) {
      admin.surroundings().out().print(csv);
      admin.surroundings().out().flush();
      return;
    }
    write(file.get(), csv);
    admin.answer().done((csv.lines().count() - 1) + " credentials written to " + file.get());
  }

  /**
   * Made with its permissions, so that nobody can look in between; an existing file is left alone.
   */
  private void write(Path named, String csv) {
    try {
      Path made =
          Files.createFile(
              admin.surroundings().file(named),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(made, csv, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.usage(named + " can't be written (" + Reasons.of(e) + ")");
    }
  }
}
