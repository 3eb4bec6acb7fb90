package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PutBackTest {

  private final List<String> done = new ArrayList<>();

  /** Looks answer in this order, and the last one for ever. */
  private void putBack(Boolean... looks) throws IOException, InterruptedException {
    Iterator<Boolean> next = List.of(looks).iterator();
    Boolean last = looks[looks.length - 1];
    new PutBack(
            () -> next.hasNext() ? next.next() : last,
            () -> done.add("restore"),
            () -> done.add("wait"))
        .run();
  }

  @Test
  void aStateThatNobodyWritesToIsPutBackOnce() throws Exception {
    putBack(false);
    assertThat(done).containsExactly("restore");
  }

  @Test
  void whatWasAtWorkIsWaitedForAndPutBackBehind() throws Exception {
    putBack(true, true, true, false);
    assertThat(done).containsExactly("restore", "wait", "wait", "restore");
  }

  @Test
  void whatBeganMeanwhileIsWaitedForToo() throws Exception {
    putBack(false, true, true, false);
    assertThat(done).containsExactly("restore", "wait", "restore");
  }

  @Test
  void whatEndedBehindTheRestoreMayHaveWrittenIntoIt() throws Exception {
    putBack(true, false);
    assertThat(done).containsExactly("restore", "restore");
  }

  @Test
  void whatHangsHoldsUpNobodyForEver() throws Exception {
    putBack(true);
    assertThat(done).hasSize(2 + PutBack.LOOKS).endsWith("wait", "restore");
  }

  @Test
  void whoCancelsIsHeard() {
    PutBack back =
        new PutBack(
            () -> true,
            () -> done.add("restore"),
            () -> {
              throw new CancellationException();
            });
    assertThatThrownBy(back::run).isInstanceOf(CancellationException.class);
    assertThat(done).containsExactly("restore");
  }
}
