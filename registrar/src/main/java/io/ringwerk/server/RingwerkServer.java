package io.ringwerk.server;

import io.ringwerk.auth.AuthenticationSettings;
import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.auth.ServerSecret;
import io.ringwerk.location.InMemoryLocationService;
import io.ringwerk.location.JournalSettings;
import io.ringwerk.location.LocationService;
import io.ringwerk.location.RegisterMemory;
import io.ringwerk.overload.OverloadControl;
import io.ringwerk.overload.OverloadSettings;
import io.ringwerk.overload.SheddingSettings;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.http.HttpSettings;
import io.ringwerk.provisioning.http.ListenFailedException;
import io.ringwerk.provisioning.http.WebServer;
import io.ringwerk.provisioning.service.Provisioning;
import io.ringwerk.provisioning.service.ProvisioningSettings;
import io.ringwerk.proxy.DialogRoutes;
import io.ringwerk.proxy.LoggingCallListener;
import io.ringwerk.proxy.ProxyEvent;
import io.ringwerk.proxy.ProxyServices;
import io.ringwerk.proxy.ProxySettings;
import io.ringwerk.register.DuplicateDetector;
import io.ringwerk.register.Registrar;
import io.ringwerk.register.RegistrarCounters;
import io.ringwerk.register.RegistrarServices;
import io.ringwerk.register.RegistrarSettings;
import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.routing.Router;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.FlowTokens;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.transport.ListenPoint;
import io.ringwerk.sip.transport.TransportStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The server, and the one place where its parts are put together.
 *
 * <p>Neither start nor stop is for an event loop's thread.
 */
public final class RingwerkServer {

  private static final int MOST_BRANCHES = 256;
  private static final int DATABASE_CONNECTIONS = 8;

  private final ServerSettings settings;
  private final StartedParts started;
  private final Clock clock = Clock.systemUTC();
  private final EnumCounter<ProxyEvent> proxyEvents = new EnumCounter<>(ProxyEvent.class);
  private final RegistrarCounters registrarCounters = new RegistrarCounters();
  private final DuplicateDetector duplicates = new DuplicateDetector(clock);
  private final SipSide sip;
  private final InMemoryLocationService location;
  private final Provisioning provisioning;
  private final EmergencyNumbers emergencyNumbers;
  private final OverloadControl overload;
  private final WebServer web;

  /**
   * Starts a server.
   *
   * @throws StartException when anything stands in the way; what had been started has ended then
   */
  public static RingwerkServer start(ServerSettings settings) throws StartException {
    StartedParts started = new StartedParts();
    try {
      return new RingwerkServer(settings, started);
    } catch (StartFailure refused) {
      started.endAll();
      throw new StartException(refused.getMessage() + "; " + refused.nextStep());
    } catch (TransportStartException | ListenFailedException | IOException refused) {
      started.endAll();
      throw new StartException(String.valueOf(refused.getMessage()));
    } catch (StartException refused) {
      started.endAll();
      throw refused;
    }
  }

  private RingwerkServer(ServerSettings settings, StartedParts started)
      throws StartException,
          StartFailure,
          TransportStartException,
          ListenFailedException,
          IOException {
    this.settings = settings;
    this.started = started;
    Path data = holdDataDirectory();
    Opening<InMemoryLocationService> bindings = beginToOpenLocation(data);
    this.provisioning = openProvisioning(data);
    this.sip = new SipSide(settings, new SipCounters());
    this.location = bindings.await();
    location.addListener(duplicates);
    endBindingsOfUnknownDevices();
    this.emergencyNumbers = new EmergencyNumbers(settings.calls().emergencyNumbers());
    this.overload = newOverloadControl();
    startSip(ServerSecret.loadOrCreate(data.resolve("server.secret")));
    started.add(() -> sip.stop(settings.shutdown().grace()));
    this.web = openWeb();
  }

  /** Where phones reach it, with the ports the system chose. */
  public List<ListenPoint> listenPoints() {
    return sip.listenPoints();
  }

  /** Where the REST API listens. */
  public InetSocketAddress http() {
    return new InetSocketAddress(settings.http().listen().getAddress(), web.port());
  }

  /** What was provisioned. */
  public Provisioning provisioning() {
    return provisioning;
  }

  /** Finishes what is under way within the grace time, then ends everything. */
  public void stop() {
    started.endAll();
  }

  private Path holdDataDirectory() throws StartException {
    DataDirectory data = DataDirectory.open(settings.dataDirectory());
    started.add(data::close);
    return data.path();
  }

  /** The journal is read while the database opens. */
  private Opening<InMemoryLocationService> beginToOpenLocation(Path data) {
    boolean forceToDisk = settings.registration().flushToDisk();
    JournalSettings journal = JournalSettings.in(data.resolve("bindings"), forceToDisk);
    Opening<InMemoryLocationService> opening =
        Opening.begin("bindings", () -> InMemoryLocationService.open(journal, clock));
    started.add(opening::close);
    return opening;
  }

  /** What the listeners of other parts use; they are told nothing before the start is over. */
  private LocationService location() {
    return location;
  }

  private Provisioning openProvisioning(Path data) throws StartFailure {
    ProvisioningSettings where =
        new ProvisioningSettings(
            data,
            data.resolve("provisioning.key"),
            settings.adminTokenFile(),
            DATABASE_CONNECTIONS);
    Provisioning opened =
        Provisioning.open(where, clock, new EndedCredentials(this::location, duplicates));
    started.add(opened::close);
    return opened;
  }

  /** A crash may have come between the end of a device's credentials and that of its bindings. */
  private void endBindingsOfUnknownDevices() {
    List<DeviceRef> gone = new ArrayList<>();
    location.forEach(
        (device, bindings) -> {
          if (!mayRegister(device)) {
            gone.add(device);
          }
        });
    gone.forEach(device -> location.removeAll(device).join());
  }

  private boolean mayRegister(DeviceRef device) {
    return provisioning
        .directory()
        .tenant(device.tenant())
        .flatMap(tenant -> tenant.device(device.deviceId()))
        .filter(DeviceEntry::enabled)
        .isPresent();
  }

  private void startSip(ServerSecret secret) throws TransportStartException {
    AuthenticationSettings authentication =
        new AuthenticationSettings(
            settings.authentication().nonceLifetime(),
            settings.authentication().maximumNonces(),
            true);
    DigestAuthenticator authenticator =
        new DigestAuthenticator(secret, provisioning.directory(), authentication, clock);
    AdvertisedAddress advertised = new AdvertisedAddress(settings.sip().advertisedAddress());
    provisioning.directory().aliases(OwnAddresses.of(settings.sip().listen(), advertised));
    sip.start(
        proxyServices(secret, authenticator, advertised),
        proxySettings(),
        registrar(authenticator),
        overload);
  }

  private OverloadControl newOverloadControl() {
    ServerSettings.Overload how = settings.overload();
    return new OverloadControl(
        new OverloadSettings(how.shedding(), SheddingSettings.DEFAULT, how.retryAfter()),
        sip.transport().shards().size(),
        emergencyNumbers,
        provisioning.directory(),
        location,
        clock,
        new Random());
  }

  private ProxyServices proxyServices(
      ServerSecret secret, DigestAuthenticator authenticator, AdvertisedAddress advertised) {
    return new ProxyServices(
        provisioning.directory(),
        location,
        sip.transport().flows(),
        authenticator,
        new Router(provisioning.directory(), location, sip.transport().flows()),
        new DialogRoutes(new FlowTokens(secret.keyFor("dialog routes").getEncoded())),
        advertised,
        new LoggingCallListener(),
        proxyEvents);
  }

  private ProxySettings proxySettings() {
    return new ProxySettings(
        settings.calls().noAnswer(), MOST_BRANCHES, TimerSettings.DEFAULT, emergencyNumbers);
  }

  private Registrar registrar(DigestAuthenticator authenticator) {
    ServerSettings.Registration granted = settings.registration();
    return new Registrar(
        new RegistrarServices(
            provisioning.directory(),
            authenticator,
            location,
            new RegisterMemory(clock),
            duplicates,
            registrarCounters,
            clock),
        RegistrarSettings.of(
            granted.minimumExpires(),
            granted.defaultExpires(),
            granted.maximumExpires(),
            granted.maximumBindingsPerDevice()));
  }

  private WebServer openWeb() throws ListenFailedException {
    Meters meters = openMeters();
    WebServer opened =
        new WebServer(
            HttpSettings.listeningAt(settings.http().listen()),
            provisioning,
            new CurrentRegistrations(location, duplicates),
            new ServerHealth(location, sip),
            meters);
    opened.start();
    started.add(opened::stop);
    return opened;
  }

  private Meters openMeters() {
    Meters meters = new Meters();
    started.add(meters::close);
    ServerMeters.transport(meters, sip.counters());
    ServerMeters.transactions(meters, sip.transactionEvents());
    ServerMeters.openTransactions(meters, sip);
    ServerMeters.memory(meters);
    ServerMeters.proxy(meters, proxyEvents);
    ServerMeters.registrar(meters, registrarCounters);
    ServerMeters.overload(meters, overload);
    ServerMeters.registrations(meters, location, duplicates);
    return meters;
  }
}
