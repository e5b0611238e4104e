package io.ringwerk.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The labelled histories under resources/duplicates; see {@link DuplicateHistory} for the form. */
class DuplicateCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyHistoryEndsAsItIsLabelled() {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> assertThat(play(file)).isEmpty()));
  }

  @Test
  void corpusHasHistoriesOfEitherKind() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(files()).anyMatch(file -> lines(file).contains("label: duplicate"));
    assertThat(files()).anyMatch(file -> lines(file).contains("label: one endpoint"));
  }

  private static List<String> play(Path file) {
    return DuplicateHistory.play(name(file), lines(file));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(corpus())) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path corpus() {
    try {
      return Path.of(
          Objects.requireNonNull(DuplicateCorpusTest.class.getResource("/duplicates")).toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
