package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;

/** Says in one line what is wrong with the database, and what to do. */
final class DatabaseFailure {
  private DatabaseFailure() {}

  static StartFailure atStart(Throwable failure, Path file) {
    if (isDiskFull(failure)) {
      return diskFull(file);
    }
    if (failure instanceof FlywayValidateException) {
      return new StartFailure(
          Reason.DATABASE_SCHEMA,
          "the database " + file + " was written by another version of Ringwerk",
          "start that version, or a newer one",
          failure);
    }
    return switch (errorCode(failure)) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> locked(file);
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CREATION_FAILED_1 ->
          notAccessible(file, failure);
      default -> damaged(file, firstLine(failure));
    };
  }

  static ProvisioningException whileRunning(Throwable failure) {
    if (isDiskFull(failure)) {
      return ProvisioningException.unavailable(
          "the database cannot be written: no space is left on the disk",
          "free some space, then restart the server",
          failure);
    }
    if (isContradiction(failure)) {
      return ProvisioningException.conflict(
          "the change contradicts what is stored: " + firstLine(failure),
          "report this: it should have been refused earlier");
    }
    return ProvisioningException.unavailable(
        "the database failed: " + firstLine(failure),
        "look into the server's log; restart the server when the cause is gone",
        failure);
  }

  static StartFailure locked(Path file) {
    return new StartFailure(
        Reason.DATABASE_LOCKED,
        "the database " + file + " is in use by another process",
        "stop the other server first, or give this one another dataDirectory");
  }

  static StartFailure damaged(Path file, String evidence) {
    return new StartFailure(
        Reason.DATABASE_DAMAGED,
        "the database " + file + " is damaged: " + evidence,
        "restore it from a backup; nothing was changed");
  }

  static StartFailure diskFull(Path file) {
    return new StartFailure(
        Reason.DISK_FULL,
        "there is no space left for " + file,
        "free some space, or move dataDirectory to another disk");
  }

  static StartFailure notAccessible(Path file, Throwable cause) {
    return new StartFailure(
        Reason.NOT_ACCESSIBLE,
        file + " cannot be used: " + firstLine(cause),
        "give the server's user access to it",
        cause);
  }

  private static boolean isDiskFull(Throwable failure) {
    return causes(failure)
        .map(Throwable::getMessage)
        .anyMatch(message -> message != null && message.contains("No space left"));
  }

  /** SQL state class 23: a constraint of the schema. */
  private static boolean isContradiction(Throwable failure) {
    return sqlFailures(failure)
        .map(SQLException::getSQLState)
        .anyMatch(state -> state != null && state.startsWith("23"));
  }

  private static int errorCode(Throwable failure) {
    return sqlFailures(failure)
        .mapToInt(SQLException::getErrorCode)
        .findFirst()
        .orElse(ErrorCode.GENERAL_ERROR_1);
  }

  /** H2 repeats the statement in further lines; the first says what happened. */
  private static String firstLine(Throwable failure) {
    Throwable cause = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    return Optional.ofNullable(cause.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse(cause.getClass().getSimpleName());
  }

  private static Stream<SQLException> sqlFailures(Throwable failure) {
    return causes(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
