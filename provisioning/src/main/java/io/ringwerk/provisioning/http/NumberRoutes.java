package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.service.NumberService;
import java.util.List;
import java.util.Optional;

/** The operations on numbers. */
final class NumberRoutes {

  private static final String NUMBERS = "/api/v1/numbers";
  private static final String NUMBER = NUMBERS + "/{number}";

  private final NumberService numbers;
  private final ApiParameters parameters;

  NumberRoutes(NumberService numbers, ApiParameters parameters) {
    this.numbers = numbers;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.get(NUMBERS, "listNumbers")
            .summary("Lists numbers")
            .query(
                ApiParameters.ONLY_TENANT,
                ApiParameters.ONLY_USER,
                ApiParameters.TEXT,
                ApiParameters.OFFSET,
                ApiParameters.LIMIT)
            .answersPage(
                NumberView.class,
                call -> PageView.of(numbers.list(parameters.page(call)), NumberView::of)),
        Route.post(NUMBERS, "addNumber")
            .summary("Adds a number, assigned at once where a target is given")
            .reads(AddNumber.class)
            .creates(NumberView.class, NumberRoutes::location, (call, added) -> add(added)),
        Route.get(NUMBER, "showNumber")
            .summary("Shows a number")
            .query(ApiParameters.TENANT)
            .answers(
                NumberView.class,
                call -> NumberView.of(numbers.show(parameters.tenant(call), number(call)))),
        Route.put(NUMBER + "/target", "assignNumber")
            .summary("Lets it ring all devices of a user, one device alone, or a group")
            .query(ApiParameters.TENANT)
            .reads(TargetForm.class)
            .answers(NumberView.class, (call, form) -> assign(call, Optional.of(form.target()))),
        Route.delete(NUMBER + "/target", "unassignNumber")
            .summary("Lets it ring nobody")
            .query(ApiParameters.TENANT)
            .answers(NumberView.class, call -> assign(call, Optional.empty())),
        Route.delete(NUMBER, "removeNumber")
            .summary("Removes it")
            .query(ApiParameters.TENANT)
            .answersNothing(call -> numbers.remove(parameters.tenant(call), number(call))));
  }

  private static String number(Call call) {
    return call.path("number");
  }

  private NumberView assign(Call call, Optional<RouteTarget> target) {
    return NumberView.of(numbers.assign(parameters.tenant(call), number(call), target));
  }

  private NumberView add(AddNumber added) {
    String tenant = parameters.orDefault(added.tenant());
    return NumberView.of(
        numbers.add(tenant, added.number(), added.target().map(TargetForm::target)));
  }

  private static String location(NumberView number) {
    return Locations.of(NUMBERS, number.number(), number.tenant());
  }

  @Described("A number to be added")
  record AddNumber(
      @Described("The tenant's domain; without it, the default tenant") Optional<String> tenant,
      @Described(
              value =
                  "In E.164 form where it is public; blanks, dots, dashes, slashes and brackets are left out",
              example = "+41 44 555 12 34")
          String number,
      @Described("Whom it rings; nobody without it") Optional<TargetForm> target) {}
}
