package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabCopy;
import dev.lectern.lab.LabLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every lab under {@code labs/}: a new lab is proven without a test of its own. */
@Execution(ExecutionMode.CONCURRENT)
class LabsTest {

  private static final Path LABS = Path.of("labs");

  /** Most of a proof is waiting: for cold starts, indexes and pauses between retries. */
  private static final int TOGETHER = 4;

  private static final Map<String, Future<List<LabProof.Row>>> PROOFS = new ConcurrentHashMap<>();

  @TempDir static Path rooms;
  @TempDir Path folder;

  @BeforeAll
  static void begin() {
    ExecutorService some = Executors.newFixedThreadPool(TOGETHER);
    everyLab().forEach(id -> PROOFS.put(id, some.submit(() -> prove(id))));
    some.shutdown();
  }

  private static List<LabProof.Row> prove(String id) throws Exception {
    try (LabRoom room = new LabRoom(rooms.resolve(id), LABS)) {
      return room.proof().prove(room.desk.open(id).lab());
    }
  }

  static Stream<String> everyLab() {
    // the longest are the last of the course, and begin first
    return new LabLoader(AwsCalls::known)
        .loadAll(LABS).labs().stream().map(Lab::id).sorted(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @MethodSource("everyLab")
  @Timeout(300)
  void isProven(String id) throws Exception {
    assertThat(PROOFS.get(id).get(5, TimeUnit.MINUTES))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.faults()).isEmpty())
        .allSatisfy(row -> assertThat(row.score()).isEqualTo(row.points()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lab.json|Status == Enabled|$status == 200|It passes before anything was done.",
        "lab.json|Status == Enabled|Status == On|After the solution this fails: Versioning of",
        "lab.json|Status == Suspended|Status == Off|The mistake suspended is not recognised",
        "solution.json|\"Enabled\"|\"Suspended\"|After the solution this fails",
      })
  void aLabThatIsWrongIsNot(String file, String from, String to, String fault) throws Exception {
    Path copy = folder.resolve("labs/m05/a");
    LabCopy.of(LABS.resolve("m05-storage-1/a-versioning-rescue"), copy);
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    Files.writeString(
        copy.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
    try (LabRoom room = new LabRoom(folder.resolve("kept"), folder.resolve("labs"))) {
      Lab lab = room.desk.open("5.A").lab();
      assertThat(room.proof().prove(lab).getFirst().faults())
          .anySatisfy(said -> assertThat(said).startsWith(fault));
    }
  }

  @Test
  void thereAreLabs() {
    assertThat(everyLab()).contains("5.A", "5.C", "6.A");
  }
}
