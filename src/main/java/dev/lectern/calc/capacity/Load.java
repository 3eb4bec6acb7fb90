package dev.lectern.calc.capacity;

import dev.lectern.calc.item.CapacityUnits.Consistency;

/**
 * Requests of one kind that come again and again.
 *
 * @param kind what they do
 * @param rate how many come in {@code per}
 * @param per second or minute
 * @param size bytes of an item
 */
public record Load(Kind kind, double rate, Per per, long size) {

  /** Refuses what cannot be. */
  public Load {
    if (rate < 0 || !Double.isFinite(rate) || size < 0) {
      throw new IllegalArgumentException("a rate and a size are not negative");
    }
  }

  /** What a request does. */
  public enum Kind {
    READ_EVENTUAL,
    READ_STRONG,
    READ_TRANSACTIONAL,
    WRITE,
    WRITE_TRANSACTIONAL;

    /** Whether it costs write units. */
    public boolean writes() {
      return this == WRITE || this == WRITE_TRANSACTIONAL;
    }

    /** How a read is done; of a write nothing is asked. */
    Consistency consistency() {
      return switch (this) {
        case READ_EVENTUAL -> Consistency.EVENTUAL;
        case READ_STRONG -> Consistency.STRONG;
        default -> Consistency.TRANSACTIONAL;
      };
    }
  }

  /** The time that a rate is for. */
  public enum Per {
    SECOND(1),
    MINUTE(60);

    private final int seconds;

    Per(int seconds) {
      this.seconds = seconds;
    }
  }

  /** Requests a second. */
  public double perSecond() {
    return rate / per.seconds;
  }

  /** Units of one request, with the arithmetic. */
  public Worked one() {
    return kind.writes()
        ? Units.write(size, kind == Kind.WRITE_TRANSACTIONAL)
        : Units.read(size, kind.consistency());
  }

  /** Units a second, with the arithmetic. */
  public Worked units() {
    Worked one = one();
    Worked scaled = one;
    if (per == Per.MINUTE) {
      scaled = one.then("A minute has 60 seconds", Worked.number(rate) + " / 60", perSecond());
    }
    double units = one.value() * perSecond();
    return scaled.then(
        "Units a second",
        Worked.number(one.value()) + " × " + Worked.number(perSecond()) + "/s",
        units);
  }
}
