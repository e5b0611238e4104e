package io.ringwerk.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Everything an operator can set, validated. The defaults and the meaning of each key stand in
 * {@code config/ringwerk.yaml}, which is read first; see {@link Configuration}.
 *
 * @param dataDirectory where journal, database, key and token live
 * @param sip listening and protocol limits
 * @param registration how long and how many bindings a device gets
 * @param authentication digest nonces
 * @param calls time limits of calls
 * @param overload what happens when more arrives than can be served
 * @param http where the REST API listens
 * @param shutdown how the server stops
 */
public record ServerSettings(
    @JsonProperty(required = true) Path dataDirectory,
    @JsonProperty(required = true) Sip sip,
    @JsonProperty(required = true) Registration registration,
    @JsonProperty(required = true) Authentication authentication,
    @JsonProperty(required = true) Calls calls,
    @JsonProperty(required = true) Overload overload,
    @JsonProperty(required = true) Http http,
    @JsonProperty(required = true) Shutdown shutdown) {

  /**
   * Listening and protocol limits.
   *
   * @param listen where to listen, at least one
   * @param advertisedAddress host or host:port for Via and Record-Route; empty for the listen
   *     address
   * @param threads event loops; 0 for one a processor
   * @param nativeTransport whether epoll is used where available
   * @param maximumMessageBytes longest message
   * @param maximumHeaderLines most header lines
   * @param maximumConnections most stream connections
   * @param connectionIdle how long a silent connection may stay
   * @param maximumTransactions most transactions over all loops
   */
  public record Sip(
      List<ListenAddress> listen,
      String advertisedAddress,
      int threads,
      boolean nativeTransport,
      int maximumMessageBytes,
      int maximumHeaderLines,
      int maximumConnections,
      Duration connectionIdle,
      int maximumTransactions) {
    public Sip {
      require(!listen.isEmpty(), "listen", "needs at least one entry, such as udp:127.0.0.1:5060");
      requireRange("threads", threads, 0, 256);
      requireRange("maximumMessageBytes", maximumMessageBytes, 1_500, 65_535);
      requireRange("maximumHeaderLines", maximumHeaderLines, 32, 4_096);
      requireRange("maximumConnections", maximumConnections, 1, 1_000_000);
      requirePositive("connectionIdle", connectionIdle);
      requireRange("maximumTransactions", maximumTransactions, 100, 10_000_000);
      requireAdvertised(listen, advertisedAddress);
      listen = List.copyOf(listen);
    }

    private static void requireAdvertised(List<ListenAddress> listen, String advertisedAddress) {
      boolean wildcard =
          listen.stream().anyMatch(at -> at.address().getAddress().isAnyLocalAddress());
      require(
          !wildcard || !advertisedAddress.isEmpty(),
          "advertisedAddress",
          "must name the address phones reach, because sip.listen has a wildcard address");
    }
  }

  /**
   * How long and how many bindings a device gets (RFC 3261 §10.3).
   *
   * @param minimumExpires shorter requests get 423
   * @param defaultExpires given when the phone asks for nothing
   * @param maximumExpires longer requests are cut to this
   * @param maximumBindingsPerDevice contacts of one device
   * @param flushToDisk whether each journal batch is forced to disk before it is acknowledged
   */
  public record Registration(
      Duration minimumExpires,
      Duration defaultExpires,
      Duration maximumExpires,
      int maximumBindingsPerDevice,
      boolean flushToDisk) {
    public Registration {
      requirePositive("minimumExpires", minimumExpires);
      require(
          defaultExpires.compareTo(minimumExpires) >= 0,
          "defaultExpires",
          "must not be shorter than registration.minimumExpires");
      require(
          maximumExpires.compareTo(defaultExpires) >= 0,
          "maximumExpires",
          "must not be shorter than registration.defaultExpires");
      requireRange("maximumBindingsPerDevice", maximumBindingsPerDevice, 1, 100);
    }
  }

  /**
   * Digest nonces (RFC 7616).
   *
   * @param nonceLifetime how long a nonce is good for
   * @param maximumNonces nonces remembered with their counts
   */
  public record Authentication(Duration nonceLifetime, int maximumNonces) {
    public Authentication {
      requirePositive("nonceLifetime", nonceLifetime);
      requireRange("maximumNonces", maximumNonces, 1_000, 10_000_000);
    }
  }

  /**
   * How calls are handled.
   *
   * @param noAnswer how long phones ring
   * @param emergencyNumbers whom to call for help, as dialled; never refused
   */
  public record Calls(Duration noAnswer, List<String> emergencyNumbers) {
    public Calls {
      requirePositive("noAnswer", noAnswer);
      emergencyNumbers = List.copyOf(emergencyNumbers);
      for (String number : emergencyNumbers) {
        require(
            isDialled(number),
            "emergencyNumbers",
            "must be numbers as dialled, not \"" + number + "\"");
      }
    }

    private static boolean isDialled(String number) {
      return !number.isEmpty()
          && number.chars().allMatch(digit -> "0123456789*#+".indexOf(digit) >= 0);
    }
  }

  /**
   * What happens when more arrives than can be served.
   *
   * @param shedding whether new work is refused then, so that the rest is served
   * @param retryAfter what a refused phone is told to wait at least
   */
  public record Overload(boolean shedding, Duration retryAfter) {
    public Overload {
      require(retryAfter.toSeconds() >= 1, "retryAfter", "must be at least 1s");
    }
  }

  /**
   * Where the REST API listens.
   *
   * @param listen address and port
   * @param adminTokenFile the first operator's token
   */
  public record Http(InetSocketAddress listen, Path adminTokenFile) {}

  /**
   * How the server stops.
   *
   * @param grace how long running transactions may take to finish
   */
  public record Shutdown(Duration grace) {
    public Shutdown {
      require(!grace.isNegative(), "grace", "must not be negative");
    }
  }

  /** The admin token's file, resolved against the data directory. */
  public Path adminTokenFile() {
    return dataDirectory.resolve(http.adminTokenFile());
  }

  private static void require(boolean holds, String key, String reason) {
    if (!holds) {
      throw new InvalidSettingException(key, reason);
    }
  }

  private static void requirePositive(String key, Duration duration) {
    require(!duration.isNegative() && !duration.isZero(), key, "must be longer than nothing");
  }

  private static void requireRange(String key, int value, int least, int most) {
    require(
        value >= least && value <= most,
        key,
        "must be from " + least + " to " + most + ", not " + value);
  }
}
