package io.ringwerk.loadtest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringwerk.loadtest.generator.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * What Kamailio is started with: its command line, and its credentials as module db_text reads
 * them.
 *
 * @param executable the program
 * @param configuration the configuration file, with names in it for what differs from run to run
 * @param directory where the credentials and Kamailio's sockets lie
 */
record KamailioFiles(Path executable, Path configuration, Path directory) {

  /** What it does for its callers. */
  enum Duties {
    /** What Ringwerk does, too. */
    SAME,
    /** Without checking that messages are sane, and without protection against replay. */
    LEAN
  }

  private static final String CREDENTIALS_COLUMNS =
      "key_name(string) key_type(int) value_type(int) key_value(string) expires(int)\n";

  /** The version of htable's table layout that Kamailio 5 asks for. */
  private static final String VERSIONS = "table_name(string) table_version(int)\nha1:2\n";

  private static final int SHARED_MEGABYTES = 4096;
  private static final int PRIVATE_MEGABYTES = 16;
  private static final String ALLOCATOR = "tlsf";

  /** The memory settings, for the record. */
  static String memory() {
    return "allocator %s, at most %d MB shared memory".formatted(ALLOCATOR, SHARED_MEGABYTES);
  }

  /** Starts it in the foreground, so that ending the process ends all of them. */
  List<String> command(int port, int workers, Duties duties) {
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "-f",
                configuration.toString(),
                "-DD",
                "-E",
                "-m",
                Integer.toString(SHARED_MEGABYTES),
                "-M",
                Integer.toString(PRIVATE_MEGABYTES),
                "-x",
                ALLOCATOR,
                "-X",
                ALLOCATOR,
                "-Y",
                directory.toString(),
                "--substdef=/SIP_PORT/" + port + "/",
                "--substdef=/SIP_DOMAIN/" + Residents.DOMAIN + "/",
                "--substdef=/UDP_WORKERS/" + workers + "/",
                "--substdef=/TCP_WORKERS/" + workers + "/",
                "--substdef=!DIRECTORY!" + directory + "!"));
    if (duties == Duties.LEAN) {
      command.addAll(List.of("-A", "LEAN"));
    }
    return command;
  }

  /** Writes the credentials. */
  void write(Collection<Subscriber> subscribers) throws IOException {
    Files.writeString(directory.resolve("version"), VERSIONS);
    Files.writeString(directory.resolve("ha1"), credentials(subscribers));
  }

  /** Each device's HA1 under its id (RFC 7616 §3.4.2). */
  static String credentials(Collection<Subscriber> subscribers) {
    MessageDigest md5 = md5();
    StringBuilder table = new StringBuilder(CREDENTIALS_COLUMNS);
    for (Subscriber each : subscribers) {
      String secret = each.device() + ":" + each.domain() + ":" + each.password();
      String ha1 = HexFormat.of().formatHex(md5.digest(secret.getBytes(UTF_8)));
      table.append(each.device()).append(":0:0:").append(ha1).append(":0\n");
    }
    return table.toString();
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has MD5", missing);
    }
  }
}
