package dev.lectern.sandbox.s3.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ids of versions carry their number, and nothing else is one. */
class VersionIdsTest {

  @Test
  void everyNumberComesBackFromItsId() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long sequence = i < 100 ? i : random.nextLong() >>> 1;
      String id = VersionIds.of(sequence);
      assertThat(id).hasSize(32).matches("[A-Za-z0-9._]+");
      assertThat(VersionIds.sequence(id)).hasValue(sequence);
      assertThat(VersionIds.of(sequence)).isNotEqualTo(id);
    }
  }

  @Test
  void whatWasMadeUpIsNoId() {
    assertThat(VersionIds.wellFormed("null")).isTrue();
    assertThat(VersionIds.wellFormed("HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD")).isFalse();
    assertThat(VersionIds.wellFormed("")).isFalse();
    String id = VersionIds.of(5);
    Random random = new Random(8);
    for (int i = 0; i < 500; i++) {
      char[] changed = id.toCharArray();
      int at = random.nextInt(changed.length);
      changed[at] = changed[at] == 'x' ? 'y' : 'x';
      assertThat(VersionIds.wellFormed(new String(changed))).isFalse();
    }
  }
}
