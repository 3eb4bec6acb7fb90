package dev.lectern.concept;

import dev.lectern.calc.capacity.Load;
import dev.lectern.calc.capacity.Units;
import dev.lectern.calc.capacity.Worked;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A sizing exercise with numbers of its own, worked out by the console's calculators.
 *
 * @param kind what is asked
 * @param numbers that the question names, in its order
 * @param answer the right one
 * @param arithmetic how it comes about, a line a step
 */
public record Drill(Kind kind, List<Number> numbers, double answer, List<String> arithmetic) {

  /** How far a typed answer may be off, relative to the right one: it may be rounded. */
  private static final double ROUNDED = 0.005;

  /** What can be asked; the number is the module that it belongs to. */
  public enum Kind {
    STRONG_READ(7),
    EVENTUAL_READ(7),
    TRANSACTIONAL_READ(7),
    WRITE(7),
    READ_RATE(7),
    WRITES_A_MINUTE(7),
    QUERY(8),
    BATCH_GET(8),
    BATCH_WRITE(8),
    TRANSACTIONAL_WRITE(8),
    GB_SECONDS(9),
    CONCURRENCY(9);

    private final int module;

    Kind(int module) {
      this.module = module;
    }
  }

  public Drill {
    numbers = List.copyOf(numbers);
    arithmetic = List.copyOf(arithmetic);
  }

  /** The kinds of a module; none for most. */
  public static List<Kind> kinds(int module) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.module == module).toList();
  }

  /** One with numbers drawn anew. */
  public static Drill of(Kind kind, RandomGenerator random) {
    return switch (kind) {
      case STRONG_READ -> read(kind, size(random), Consistency.STRONG);
      case EVENTUAL_READ -> read(kind, size(random), Consistency.EVENTUAL);
      case TRANSACTIONAL_READ -> read(kind, size(random), Consistency.TRANSACTIONAL);
      case WRITE, TRANSACTIONAL_WRITE -> {
        long size = size(random);
        yield of(kind, Units.write(size, kind == Kind.TRANSACTIONAL_WRITE), size);
      }
      case READ_RATE -> {
        long rate = 2L * random.nextInt(5, 60);
        long size = size(random);
        yield of(
            kind,
            new Load(Load.Kind.READ_EVENTUAL, rate, Load.Per.SECOND, size).units(),
            rate,
            size);
      }
      case WRITES_A_MINUTE -> {
        long rate = 60L * random.nextInt(2, 15);
        long size = size(random);
        yield of(kind, new Load(Load.Kind.WRITE, rate, Load.Per.MINUTE, size).units(), rate, size);
      }
      case QUERY -> {
        long items = random.nextInt(20, 80);
        long size = random.nextInt(15, 60) * 10L;
        yield of(kind, Units.query(items, size, Consistency.EVENTUAL), items, size);
      }
      case BATCH_GET -> {
        long items = random.nextInt(20, 100);
        long size = random.nextInt(15, 700) * 10L;
        yield of(kind, Units.batchGet(items, size, Consistency.EVENTUAL), items, size);
      }
      case BATCH_WRITE -> {
        long items = random.nextInt(5, 26);
        long size = size(random);
        yield of(kind, Units.batchWrite(items, size), items, size);
      }
      case GB_SECONDS -> gigabyteSeconds(random);
      case CONCURRENCY -> concurrency(random);
    };
  }

  /** Sizes near the borders of blocks are what one gets wrong. */
  private static long size(RandomGenerator random) {
    return random.nextBoolean()
        ? random.nextInt(3, 240) * 100L
        : 1024L * random.nextInt(1, 20) + random.nextInt(-20, 21);
  }

  private static Drill read(Kind kind, long size, Consistency consistency) {
    return of(kind, Units.read(size, consistency), size);
  }

  private static Drill of(Kind kind, Worked worked, Number... numbers) {
    return new Drill(
        kind,
        List.of(numbers),
        worked.value(),
        worked.steps().stream().map(Worked.Step::toString).toList());
  }

  /** Init counts as run time, on demand ("Lambda pricing", since August 2025). */
  private static Drill gigabyteSeconds(RandomGenerator random) {
    long memory = 128L << random.nextInt(0, 5);
    long init = random.nextInt(8, 60) * 10L;
    long run = random.nextInt(2, 80) * 5L;
    double seconds = (init + run) / 1000.0;
    double answer = memory / 1024.0 * seconds;
    return new Drill(
        Kind.GB_SECONDS,
        List.of(memory, init, run),
        answer,
        List.of(
            "Billed time: (%d + %d) ms = %s s".formatted(init, run, Worked.number(seconds)),
            "Memory: %d / 1,024 = %s GB".formatted(memory, Worked.number(memory / 1024.0)),
            "GB-seconds: %s × %s = %s"
                .formatted(
                    Worked.number(memory / 1024.0),
                    Worked.number(seconds),
                    Worked.number(answer))));
  }

  private static Drill concurrency(RandomGenerator random) {
    long rate = random.nextInt(2, 60) * 10L;
    long millis = random.nextInt(1, 30) * 100L;
    double answer = rate * millis / 1000.0;
    return new Drill(
        Kind.CONCURRENCY,
        List.of(rate, millis),
        answer,
        List.of(
            "Requests a second × seconds of each: %d × %s = %s"
                .formatted(rate, Worked.number(millis / 1000.0), Worked.number(answer))));
  }

  /** Whether a typed number is right, to half a percent: long fractions may be rounded. */
  public boolean right(double typed) {
    return Math.abs(typed - answer) <= ROUNDED * answer
        && (answer != Math.rint(answer) || answer > 1000 || typed == answer);
  }
}
