package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.service.ImportResult;
import java.util.List;

@Described("What an import added")
record ImportView(
    @Described("Users added") int users,
    @Described("Devices added") int devices,
    @Described("Groups added") int groups,
    @Described("Numbers added or assigned") int numbers,
    @Described("The credentials that were generated, in the file's order; shown this once")
        List<CredentialsView> generated) {

  static ImportView of(ImportResult.Imported imported) {
    return new ImportView(
        imported.users(),
        imported.devices(),
        imported.groups(),
        imported.numbers(),
        imported.generated().stream().map(CredentialsView::of).toList());
  }
}
