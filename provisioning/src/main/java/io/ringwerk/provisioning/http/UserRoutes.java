package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.User;
import io.ringwerk.provisioning.service.UserService;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The operations on users. */
final class UserRoutes {

  private static final String USERS = "/api/v1/users";
  private static final String USER = USERS + "/{user}";

  private final UserService users;
  private final ApiParameters parameters;

  UserRoutes(UserService users, ApiParameters parameters) {
    this.users = users;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.get(USERS, "listUsers")
            .summary("Lists users")
            .query(
                ApiParameters.ONLY_TENANT,
                ApiParameters.TEXT,
                ApiParameters.OFFSET,
                ApiParameters.LIMIT)
            .answersPage(
                UserView.class,
                call -> PageView.of(users.list(parameters.page(call)), UserView::of)),
        Route.post(USERS, "addUser")
            .summary("Adds a user without devices")
            .reads(AddUser.class)
            .creates(UserView.class, UserRoutes::location, (call, added) -> add(added)),
        Route.get(USER, "showUser")
            .summary("Shows a user")
            .query(ApiParameters.TENANT)
            .answers(UserView.class, call -> with(call, users::show)),
        Route.put(USER + "/extension", "changeUserExtension")
            .summary("Gives it another extension")
            .query(ApiParameters.TENANT)
            .reads(ChangeExtension.class)
            .answers(
                UserView.class,
                (call, change) -> changeExtension(call, Optional.of(change.extension()))),
        Route.delete(USER + "/extension", "removeUserExtension")
            .summary("Takes its extension away")
            .query(ApiParameters.TENANT)
            .answers(UserView.class, call -> changeExtension(call, Optional.empty())),
        Route.post(USER + "/disable", "disableUser")
            .summary("Locks it: none of its devices can register, call or be called")
            .query(ApiParameters.TENANT)
            .answers(UserView.class, call -> with(call, users::disable)),
        Route.post(USER + "/enable", "enableUser")
            .summary("Unlocks it")
            .query(ApiParameters.TENANT)
            .answers(UserView.class, call -> with(call, users::enable)),
        Route.delete(USER, "removeUser")
            .summary("Removes it with its devices; its numbers stay and are unassigned")
            .query(ApiParameters.TENANT)
            .answersNothing(call -> users.remove(parameters.tenant(call), user(call))));
  }

  private static String user(Call call) {
    return call.path("user");
  }

  private UserView with(Call call, BiFunction<String, String, User> operation) {
    return UserView.of(operation.apply(parameters.tenant(call), user(call)));
  }

  private UserView changeExtension(Call call, Optional<String> extension) {
    return UserView.of(users.changeExtension(parameters.tenant(call), user(call), extension));
  }

  private UserView add(AddUser added) {
    return UserView.of(
        users.add(
            new NewUser(
                parameters.orDefault(added.tenant()),
                added.user(),
                added.name().orElse(""),
                added.email(),
                added.extension(),
                added.numbers().orElse(List.of()),
                added.groups().orElse(List.of()))));
  }

  private static String location(UserView user) {
    return Locations.of(USERS, user.user(), user.tenant());
  }

  @Described("A user to be added")
  record AddUser(
      @Described("The tenant's domain; without it, the default tenant") Optional<String> tenant,
      @Described(value = "The user part of its address of record", example = "bob") String user,
      @Described("Full name") Optional<String> name,
      Optional<String> email,
      @Described("Internal extension") Optional<String> extension,
      @Described("Numbers that shall ring all its devices: new ones, or ones not assigned yet")
          Optional<List<String>> numbers,
      @Described("Groups it joins; they must exist") Optional<List<String>> groups) {}

  @Described("Another extension")
  record ChangeExtension(String extension) {}
}
