package dev.lectern.sandbox.lambda.runtime;

import java.util.Calendar;
import java.util.Locale;
import java.util.spi.CalendarDataProvider;

/**
 * The week of en-US as Java itself has it (CLDR), for a function's process. Jackson's first date
 * format asks for it at every start, and Java would make some thousand locales to find that it
 * knows this one: a sixth of a cold start's processor time. All others are still Java's to answer.
 */
public final class UnitedStatesWeek extends CalendarDataProvider {

  @Override
  public Locale[] getAvailableLocales() {
    return new Locale[] {Locale.US};
  }

  @Override
  public int getFirstDayOfWeek(Locale locale) {
    return Calendar.SUNDAY;
  }

  @Override
  public int getMinimalDaysInFirstWeek(Locale locale) {
    return 1;
  }
}
