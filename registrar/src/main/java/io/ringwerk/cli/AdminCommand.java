package io.ringwerk.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code ringwerk admin}: what all its commands share, which is the server they speak to. */
@Command(
    name = "admin",
    description = "Looks after tenants, users, devices, numbers and groups of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the server refused; it says why and what to do next",
      "2:the command line can't be understood, or a file on it can't be used",
      "3:the server doesn't answer"
    })
final class AdminCommand {

  private static final String USUAL_SERVER = "http://127.0.0.1:8080";
  private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Surroundings surroundings;

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The server's HTTP address; else RINGWERK_SERVER, else " + USUAL_SERVER + ".")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The server's admin token file. Without a token named here or in RINGWERK_TOKEN or RINGWERK_TOKEN_FILE, that of a"
              + " server started in this directory.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      scope = ScopeType.INHERIT,
      description = "The admin token itself. Others on this machine can see it; prefer the file.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Prints the server's answer as JSON, for programs.")
  private boolean json;

  private AdminCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The command with everything under it. */
  static CommandLine commandLine(Surroundings surroundings) {
    AdminCommand admin = new AdminCommand(surroundings);
    return new CommandLine(admin)
        .addSubcommand(new TenantCommand(admin))
        .addSubcommand(new UserCommand(admin))
        .addSubcommand(new DeviceCommand(admin))
        .addSubcommand(new NumberCommand(admin))
        .addSubcommand(new GroupCommand(admin))
        .addSubcommand(new RegistrationsCommand(admin))
        .addSubcommand(new ImportCommand(admin))
        .addSubcommand(new ExportCredentialsCommand(admin))
        .addSubcommand(new AuditCommand(admin));
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** The server, opened with the token found. */
  ApiClient api() {
    URI address = address();
    AccessTokens tokens = new AccessTokens(surroundings);
    return new ApiClient(address, tokens.candidates(token, tokenFile, isLocal(address)));
  }

  /** Where and how answers are printed. */
  Presentation answer() {
    return new Presentation(surroundings.out(), json);
  }

  private URI address() {
    String text = server.or(() -> surroundings.variable("RINGWERK_SERVER")).orElse(USUAL_SERVER);
    try {
      URI address = new URI(text);
      if (isHttp(address) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // said below, with what is expected
    }
    throw CommandFailure.usage(
        "\"" + text + "\" is no server address: write it as " + USUAL_SERVER);
  }

  private static boolean isHttp(URI address) {
    return "http".equalsIgnoreCase(address.getScheme())
        || "https".equalsIgnoreCase(address.getScheme());
  }

  private static boolean isLocal(URI address) {
    return LOCAL_HOSTS.contains(address.getHost());
  }
}
