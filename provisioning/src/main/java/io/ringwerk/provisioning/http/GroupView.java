package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.Group;
import java.util.List;
import java.util.Optional;

@Described("Users that ring together")
record GroupView(
    @Described("The tenant's domain") String tenant,
    @Described(value = "The user part of its address of record", example = "team") String group,
    @Described("What people call it; may be empty") String name,
    @Described("Internal extension") Optional<String> extension,
    @Described("Numbers that ring it") List<String> numbers,
    @Described("Names of its users") List<String> members) {

  static GroupView of(Group group) {
    return new GroupView(
        group.tenant(),
        group.name(),
        group.displayName(),
        group.extension(),
        group.numbers(),
        group.members());
  }
}
