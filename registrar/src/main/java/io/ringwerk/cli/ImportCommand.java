package io.ringwerk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin import}. */
@Command(
    name = "import",
    description = "Imports users and devices from a CSV file, all or nothing.",
    sortOptions = false,
    footer = {
      "",
      "The first line names the columns, in any order:",
      "  tenant,user,name,email,device,label,password,ha1_md5,ha1_sha256,numbers,extension,groups",
      "Only user is required. Repeated rows of a user add devices. Passwords that are not given are generated."
    })
final class ImportCommand implements Runnable {

  private final AdminCommand admin;

  @Parameters(paramLabel = "FILE.csv", description = "The file, in UTF-8.")
  private Path file = Path.of("");

  ImportCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Override
  public void run() {
    JsonNode imported = admin.api().postCsv(ApiPath.of("import"), content());
    if (imported.path("generated").isEmpty()) {
      admin.answer().summary(imported, summary(imported));
      return;
    }
    admin
        .answer()
        .summary(
            imported,
            summary(imported),
            "The passwords are shown by: ringwerk admin export-credentials");
  }

  private byte[] content() {
    try {
      return Files.readAllBytes(admin.surroundings().file(file));
    } catch (IOException e) {
      throw CommandFailure.usage(file + " can't be read (" + Reasons.of(e) + ")");
    }
  }

  private static String summary(JsonNode imported) {
    return "added users: %d, devices: %d, groups: %d, numbers: %d; generated passwords: %d"
        .formatted(
            imported.path("users").asInt(),
            imported.path("devices").asInt(),
            imported.path("groups").asInt(),
            imported.path("numbers").asInt(),
            imported.path("generated").size());
  }
}
