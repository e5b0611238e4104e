package io.ringwerk.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class BranchIdsTest {

  @Test
  void startsWithTheMagicCookie() {
    assertThat(new BranchIds(new SecureRandom()).next()).startsWith("z9hG4bK");
  }

  @Test
  void consistsOfTokenCharacters() {
    assertThat(new BranchIds(new SecureRandom()).next()).matches("[a-zA-Z0-9-]+");
  }

  @Test
  void neverGivesABranchTwiceEvenWithoutChance() {
    RandomGenerator alwaysTheSame = () -> 4;
    BranchIds branches = new BranchIds(alwaysTheSame);
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(branches.next())).isTrue();
    }
  }

  @Test
  void drawsEachBranchAnew() {
    BranchIds branches = new BranchIds(new SecureRandom());

    String first = branches.next();
    String second = branches.next();

    assertThat(randomPart(second)).isNotEqualTo(randomPart(first));
  }

  private static String randomPart(String branch) {
    return branch.substring(branch.indexOf('-'));
  }
}
