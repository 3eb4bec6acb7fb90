package dev.lectern.calc.capacity;

import static dev.lectern.calc.capacity.Worked.number;

/**
 * What a month costs, provisioned and on demand, without storage and free tier, in US dollars.
 *
 * @param provisioned for what is provisioned, used or not
 * @param onDemand for what is used
 * @param fullyUsed on demand, if all that is provisioned were used all the time
 */
public record Cost(Worked provisioned, Worked onDemand, double fullyUsed) {

  private static final double SECONDS_PER_HOUR = 3600;

  /**
   * Of capacity and its use.
   *
   * @param readUnits provisioned
   * @param writeUnits provisioned
   * @param utilisation the share of them that is used on average, 0 to 1
   */
  public static Cost of(Prices prices, double readUnits, double writeUnits, double utilisation) {
    double reads = readUnits * prices.perReadUnitHour() * prices.hours();
    double writes = writeUnits * prices.perWriteUnitHour() * prices.hours();
    Worked provisioned =
        Worked.of("Read units", hours(readUnits, prices.perReadUnitHour(), prices), reads)
            .then("Write units", hours(writeUnits, prices.perWriteUnitHour(), prices), writes)
            .then("Provisioned, a month", money(reads) + " + " + money(writes), reads + writes);
    double seconds = prices.hours() * SECONDS_PER_HOUR;
    double requestedReads = readUnits * utilisation * seconds / 1e6 * prices.perMillionReads();
    double requestedWrites = writeUnits * utilisation * seconds / 1e6 * prices.perMillionWrites();
    Worked onDemand =
        Worked.of(
                "Read request units",
                millions(readUnits, utilisation, prices.perMillionReads(), prices),
                requestedReads)
            .then(
                "Write request units",
                millions(writeUnits, utilisation, prices.perMillionWrites(), prices),
                requestedWrites)
            .then(
                "On demand, a month",
                money(requestedReads) + " + " + money(requestedWrites),
                requestedReads + requestedWrites);
    double full =
        seconds
            / 1e6
            * (readUnits * prices.perMillionReads() + writeUnits * prices.perMillionWrites());
    return new Cost(provisioned, onDemand, full);
  }

  /** The share of use at which both cost the same; 1 when nothing is provisioned. */
  public double breakEven() {
    return fullyUsed == 0 ? 1 : provisioned.value() / fullyUsed;
  }

  /** How many times as much on demand costs as provisioned capacity that is used all the time. */
  public double ratio() {
    return provisioned.value() == 0 ? 1 : fullyUsed / provisioned.value();
  }

  private static String hours(double units, double price, Prices prices) {
    return number(units) + " × $" + price(price) + " × " + number(prices.hours()) + " h";
  }

  private static String millions(double units, double share, double price, Prices prices) {
    return number(units)
        + "/s × "
        + number(share * 100)
        + " % × "
        + number(prices.hours() * SECONDS_PER_HOUR)
        + " s × $"
        + price(price)
        + " / 1,000,000";
  }

  private static String price(double price) {
    return java.math.BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
  }

  private static String money(double dollars) {
    return String.format(java.util.Locale.ENGLISH, "$%,.2f", dollars);
  }
}
