package dev.lectern.calc.capacity;

import static dev.lectern.calc.capacity.Worked.number;

import dev.lectern.calc.item.CapacityUnits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to provision for a mix of loads: units are whole numbers, so the sum is rounded up once, at
 * the end. Each global index is provisioned by itself, because it is written for itself ("Using
 * Global Secondary Indexes", provisioned throughput); a local one is paid by the table.
 *
 * @param reads read units a second of the table
 * @param writes write units a second of the table with its local indexes
 * @param indexes write units a second of each global index, by name
 */
public record Provisioning(Worked reads, Worked writes, Map<String, Worked> indexes) {

  /** Unchangeable. */
  public Provisioning {
    indexes = Map.copyOf(indexes);
  }

  /**
   * An index that writes reach.
   *
   * @param name of the index
   * @param global whether it has capacity of its own
   * @param size bytes of what it keeps of an item
   * @param writes entries written for each item written: 1, or 2 when its key changes
   */
  public record Index(String name, boolean global, long size, int writes) {}

  /** Of these loads on a table with these indexes. */
  public static Provisioning of(List<Load> loads, List<Index> indexes) {
    List<Worked.Step> reading = new ArrayList<>();
    List<Worked.Step> writing = new ArrayList<>();
    Sum reads = new Sum();
    Sum writes = new Sum();
    for (Load load : loads) {
      if (load.rate() == 0) {
        continue;
      }
      Worked units = load.units();
      (load.kind().writes() ? writing : reading).addAll(units.steps());
      (load.kind().writes() ? writes : reads).add(units.value());
    }
    Map<String, Worked> fanOut = new LinkedHashMap<>();
    for (Index index : indexes) {
      Worked units = index(loads, index);
      if (index.global()) {
        fanOut.put(index.name(), units);
      } else if (units.value() > 0) {
        writing.addAll(units.steps());
        writes.add(units.value());
      }
    }
    return new Provisioning(reads.worked(reading), writes.worked(writing), fanOut);
  }

  private static Worked index(List<Load> loads, Index index) {
    List<Worked.Step> steps = new ArrayList<>();
    Sum sum = new Sum();
    for (Load load : loads) {
      if (!load.kind().writes() || load.rate() == 0 || index.writes() == 0) {
        continue;
      }
      boolean transactional = load.kind() == Load.Kind.WRITE_TRANSACTIONAL;
      double one = CapacityUnits.write(index.size(), transactional);
      double units = one * index.writes() * load.perSecond();
      String times = index.writes() == 1 ? "" : " × " + index.writes();
      steps.add(
          new Worked.Step(
              index.name(),
              Units.fraction(index.size(), CapacityUnits.WRITE_BLOCK)
                  + (transactional ? " × 2" : "")
                  + times
                  + " × "
                  + number(load.perSecond())
                  + "/s",
              units));
      sum.add(units);
    }
    return sum.worked(steps);
  }

  /** The whole units to set for reads. */
  public long readUnits() {
    return whole(reads);
  }

  /** The whole units to set for writes. */
  public long writeUnits() {
    return whole(writes);
  }

  /** A share of a unit cannot be provisioned; a hair's breadth of arithmetic is no share. */
  public static long whole(Worked units) {
    return (long) Math.ceil(units.value() - 1e-9);
  }

  /** Adds and remembers the terms. */
  private static final class Sum {
    private final List<String> terms = new ArrayList<>();
    private double sum;

    void add(double term) {
      terms.add(number(term));
      sum += term;
    }

    Worked worked(List<Worked.Step> steps) {
      List<Worked.Step> all = new ArrayList<>(steps);
      if (terms.size() > 1) {
        all.add(new Worked.Step("Sum", String.join(" + ", terms), sum));
      }
      return new Worked(sum, all);
    }
  }
}
