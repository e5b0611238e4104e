package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.PhoneNumber;
import java.util.Optional;

@Described("A number of a tenant")
record NumberView(
    @Described("The tenant's domain") String tenant,
    @Described(value = "In E.164 form where it is public", example = "+41445551234") String number,
    @Described("Whom it rings; absent while it is not assigned") Optional<TargetForm> target) {

  static NumberView of(PhoneNumber number) {
    return new NumberView(number.tenant(), number.number(), number.target().map(TargetForm::of));
  }
}
