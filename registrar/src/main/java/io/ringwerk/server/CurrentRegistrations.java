package io.ringwerk.server;

import io.netty.util.NetUtil;
import io.ringwerk.location.Binding;
import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.DuplicateInfo;
import io.ringwerk.provisioning.LiveRegistration;
import io.ringwerk.provisioning.LiveRegistrations;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.register.DuplicateDetector;
import io.ringwerk.register.DuplicateFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is registered right now, for the API. Shared by all threads. */
final class CurrentRegistrations implements LiveRegistrations {

  private final LocationService location;
  private final DuplicateDetector duplicates;

  CurrentRegistrations(LocationService location, DuplicateDetector duplicates) {
    this.location = location;
    this.duplicates = duplicates;
  }

  @Override
  public List<LiveRegistration> of(DeviceRef device) {
    return describe(device, location.bindings(device));
  }

  @Override
  public List<LiveRegistration> all(Optional<String> tenant, boolean duplicatesOnly) {
    return duplicatesOnly ? ofFlagged(tenant) : ofAll(tenant);
  }

  private List<LiveRegistration> ofFlagged(Optional<String> tenant) {
    return duplicates.flags().stream()
        .map(DuplicateFlag::device)
        .filter(device -> isOf(tenant, device))
        .flatMap(device -> of(device).stream())
        .toList();
  }

  private List<LiveRegistration> ofAll(Optional<String> tenant) {
    List<LiveRegistration> all = new ArrayList<>();
    location.forEach(
        (device, bindings) -> {
          if (isOf(tenant, device)) {
            all.addAll(describe(device, bindings));
          }
        });
    return all;
  }

  private static boolean isOf(Optional<String> tenant, DeviceRef device) {
    return tenant.isEmpty() || tenant.get().equals(device.tenant());
  }

  private List<LiveRegistration> describe(DeviceRef device, List<Binding> bindings) {
    Optional<DuplicateInfo> duplicate =
        duplicates.flag(device).map(flag -> new DuplicateInfo(flag.since(), flag.evidence()));
    return bindings.stream().map(binding -> describe(device, binding, duplicate)).toList();
  }

  private static LiveRegistration describe(
      DeviceRef device, Binding binding, Optional<DuplicateInfo> duplicate) {
    return new LiveRegistration(
        device,
        binding.addressOfRecord() + "@" + device.tenant(),
        binding.contact(),
        binding.flow().transport().name(),
        NetUtil.toSocketAddressString(binding.flow().remote()),
        binding.endpoint().userAgent().orElse(""),
        binding.registeredAt(),
        binding.refreshedAt(),
        binding.expiresAt(),
        duplicate);
  }
}
