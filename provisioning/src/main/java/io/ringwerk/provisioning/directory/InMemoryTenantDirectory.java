package io.ringwerk.provisioning.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's names in one map, since they share one name space. Shared by all threads.
 *
 * <p>A number does not hold the entry it rings but its name, so that replacing an entry replaces it
 * for all its numbers at once.
 */
final class InMemoryTenantDirectory implements TenantDirectory {
  private final ConcurrentMap<String, Place> places = new ConcurrentHashMap<>();
  private final Optional<TenantDirectory> answer = Optional.of(this);
  private volatile TenantEntry entry;

  /** What a name leads to. */
  private sealed interface Place {
    record Here(Optional<DirectoryEntry> entry, Optional<DeviceEntry> device) implements Place {}

    record Elsewhere(String key) implements Place {}
  }

  InMemoryTenantDirectory(TenantEntry entry) {
    this.entry = entry;
  }

  @Override
  public String domain() {
    return entry.domain();
  }

  @Override
  public String realm() {
    return entry.realm();
  }

  @Override
  public AlgorithmOffer offer() {
    return entry.offer();
  }

  @Override
  public Optional<DeviceEntry> device(String deviceId) {
    if (!(place(deviceId) instanceof Place.Here here) || here.device().isEmpty()) {
      return Optional.empty();
    }
    boolean sameBytes = here.device().get().name().equals(deviceId);
    return sameBytes ? here.device() : Optional.empty();
  }

  @Override
  public Optional<DirectoryEntry> find(String userPart) {
    @Nullable Place place = place(userPart);
    if (place instanceof Place.Elsewhere elsewhere) {
      place = places.get(elsewhere.key());
    }
    return place instanceof Place.Here here ? here.entry() : Optional.empty();
  }

  Optional<TenantDirectory> asAnswer() {
    return answer;
  }

  void entry(TenantEntry newEntry) {
    entry = newEntry;
  }

  void put(DirectoryEntry newEntry) {
    Optional<DeviceEntry> device =
        newEntry instanceof DeviceEntry it ? Optional.of(it) : Optional.empty();
    places.put(key(newEntry.name()), new Place.Here(Optional.of(newEntry), device));
  }

  void route(String number, String name) {
    places.put(key(number), new Place.Elsewhere(key(name)));
  }

  void remove(String name) {
    places.remove(key(name));
  }

  private @Nullable Place place(String userPart) {
    @Nullable Place exact = places.get(userPart);
    if (exact != null) {
      return exact;
    }
    // Folding copies the text only when it has upper-case letters.
    String key = key(userPart);
    return key.equals(userPart) ? null : places.get(key);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
