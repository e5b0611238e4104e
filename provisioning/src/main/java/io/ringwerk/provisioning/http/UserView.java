package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.User;
import java.util.List;
import java.util.Optional;

@Described("A person, or a place without one, that devices and numbers belong to")
record UserView(
    @Described("The tenant's domain") String tenant,
    @Described(value = "The user part of its address of record", example = "bob") String user,
    @Described("Full name; may be empty") String name,
    Optional<String> email,
    @Described(value = "Account number, unique in the installation", example = "1234567")
        String account,
    @Described("False while locked") boolean enabled,
    @Described("Internal extension") Optional<String> extension,
    @Described("Numbers that ring all its devices") List<String> numbers,
    @Described("Ids of its devices") List<String> devices,
    @Described("Groups it is in") List<String> groups) {

  static UserView of(User user) {
    return new UserView(
        user.tenant(),
        user.name(),
        user.displayName(),
        user.email(),
        user.accountNumber(),
        user.enabled(),
        user.extension(),
        user.numbers(),
        user.devices(),
        user.groups());
  }
}
