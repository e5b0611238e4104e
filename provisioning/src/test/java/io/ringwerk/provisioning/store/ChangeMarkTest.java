package io.ringwerk.provisioning.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeMarkTest {
  @TempDir private Path directory;
  private DatabaseSettings settings;

  @BeforeEach
  void settings() {
    settings = DatabaseSettings.in(directory, 2);
  }

  @Test
  void refusesADatabaseThatSawFewerChangesThanWereAcknowledged() throws Exception {
    try (ChangeMark mark = ChangeMark.open(settings)) {
      mark.write(7);
      mark.write(12);
    }

    try (ChangeMark mark = ChangeMark.open(settings)) {
      mark.check(12);
      mark.check(13);
      assertThatThrownBy(() -> mark.check(11))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.DATABASE_DAMAGED);
                assertThat(failure.nextStep()).contains("delete " + settings.changeMarkFile());
              })
          .hasMessageContaining("stands at change 11, but 12 were acknowledged");
    }
  }

  @Test
  void aDatabaseWithoutMarkIsAccepted() throws Exception {
    try (ChangeMark mark = ChangeMark.open(settings)) {
      mark.check(0);
      mark.check(99);
    }
  }

  @Test
  void isOpenOnceOnly() throws Exception {
    try (ChangeMark mark = ChangeMark.open(settings)) {
      StartFailure failure =
          catchThrowableOfType(StartFailure.class, () -> ChangeMark.open(settings));

      assertThat(failure.reason()).isEqualTo(Reason.DATABASE_LOCKED);
      assertThat(failure).hasMessageContaining("in use by another process");
      mark.check(0);
    }
    ChangeMark.open(settings).close();
  }

  @Test
  void aMarkThatIsNoNumberStopsTheStart() throws Exception {
    Files.writeString(settings.changeMarkFile(), "not a number, is it?\n");

    try (ChangeMark mark = ChangeMark.open(settings)) {
      assertThatThrownBy(() -> mark.check(5)).isInstanceOf(StartFailure.class);
    }
  }
}
