package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.directory.RouteTarget;
import java.util.Optional;
import java.util.stream.Stream;

@Described("Whom a number rings: exactly one of the three is given")
record TargetForm(
    @Described("All devices of this user") Optional<String> user,
    @Described("This device alone") Optional<String> device,
    @Described("All members of this group") Optional<String> group) {

  static TargetForm of(RouteTarget target) {
    Optional<String> name = Optional.of(target.name());
    Optional<String> none = Optional.empty();
    return switch (target.kind()) {
      case USER -> new TargetForm(name, none, none);
      case DEVICE -> new TargetForm(none, name, none);
      case GROUP -> new TargetForm(none, none, name);
    };
  }

  /** The one target it names. */
  RouteTarget target() {
    if (Stream.of(user, device, group).filter(Optional::isPresent).count() != 1) {
      throw new RefusedException(
          Problem.of(
              ProblemKind.INVALID,
              "a number rings a user, a device or a group",
              "give exactly one of user, device and group"));
    }
    return user.map(RouteTarget::user)
        .or(() -> device.map(RouteTarget::device))
        .orElseGet(() -> RouteTarget.group(group.orElseThrow()));
  }
}
