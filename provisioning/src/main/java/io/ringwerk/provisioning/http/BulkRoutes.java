package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.csv.CredentialsCsv;
import io.ringwerk.provisioning.csv.CsvImport;
import io.ringwerk.provisioning.service.AuditTrail;
import io.ringwerk.provisioning.service.DeviceService;
import io.ringwerk.provisioning.service.ImportProblem;
import io.ringwerk.provisioning.service.ImportResult;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Many devices at once: import, export of credentials, and the audit trail of who saw them. */
final class BulkRoutes {

  private final CsvImport imports;
  private final DeviceService devices;
  private final AuditTrail audit;
  private final ApiParameters parameters;

  BulkRoutes(CsvImport imports, DeviceService devices, AuditTrail audit, ApiParameters parameters) {
    this.imports = imports;
    this.devices = devices;
    this.audit = audit;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/import", "importCsv")
            .summary("Imports users and devices from CSV, all or nothing; audited")
            .readsText(Reply.CSV)
            .answers(ImportView.class, (call, file) -> run(file, call.actor())),
        Route.get("/api/v1/credentials", "exportCredentials")
            .summary(
                "Exports the credentials of all devices whose password is known, as CSV; audited")
            .query(ApiParameters.ONLY_TENANT)
            .answersText(Reply.CSV, call -> export(parameters.page(call).tenant(), call.actor())),
        Route.get("/api/v1/audit", "listAudit")
            .summary("Lists who saw or changed which password, newest first")
            .query(
                ApiParameters.ONLY_TENANT,
                ApiParameters.TEXT,
                ApiParameters.OFFSET,
                ApiParameters.LIMIT)
            .answersPage(
                AuditView.class,
                call -> PageView.of(audit.list(parameters.page(call)), AuditView::of)));
  }

  private ImportView run(String file, Actor actor) {
    ImportResult result = read(file, actor);
    if (result instanceof ImportResult.Rejected rejected) {
      throw new RefusedException(problem(rejected));
    }
    return ImportView.of((ImportResult.Imported) result);
  }

  private ImportResult read(String file, Actor actor) {
    try {
      return imports.run(new StringReader(file), actor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem problem(ImportResult.Rejected rejected) {
    int count = rejected.problems().size();
    String found =
        rejected.more()
            ? "more than " + count + " mistakes"
            : count == 1 ? "a mistake" : count + " mistakes";
    return new Problem(
        ProblemKind.INVALID,
        "the file has " + found + "; nothing was imported",
        "correct the places listed and import the file again",
        rejected.problems().stream().map(BulkRoutes::place).toList());
  }

  private static Problem.Place place(ImportProblem problem) {
    Optional<String> column = Optional.of(problem.header()).filter(header -> !header.isEmpty());
    return new Problem.Place(problem.line(), problem.column(), column, problem.message());
  }

  private String export(Optional<String> tenant, Actor actor) {
    StringWriter file = new StringWriter();
    devices.export(tenant, actor, new CredentialsCsv(file));
    return file.toString();
  }
}
