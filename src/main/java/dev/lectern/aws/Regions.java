package dev.lectern.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The Regions that the SDK knows; any other name may be typed too. Calls nothing. */
public final class Regions {

  private Regions() {}

  /**
   * One Region.
   *
   * @param id for example {@code eu-central-1}
   * @param place for example {@code Europe (Frankfurt)}
   */
  public record Entry(String id, String place) {}

  /** All of them by id, those of the common partition first. */
  public static List<Entry> all() {
    return Region.regions().stream()
        .filter(region -> !region.isGlobalRegion())
        .filter(region -> region.metadata() != null)
        .sorted(
            Comparator.comparing((Region region) -> partition(region.metadata()))
                .thenComparing(Region::id))
        .map(region -> new Entry(region.id(), region.metadata().description()))
        .toList();
  }

  /** The place of a Region that the SDK knows, for example {@code Europe (Frankfurt)}. */
  public static Optional<String> place(String region) {
    return all().stream().filter(entry -> entry.id().equals(region)).findFirst().map(Entry::place);
  }

  /**
   * Whether AWS could name a Region so: {@code eu-central-1}, {@code us-gov-west-1}, also one that
   * is newer than the SDK.
   */
  public static boolean named(String text) {
    return text.matches("[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}");
  }

  /**
   * Whether the text can be a Region's name anywhere, also on a server that is not of AWS: it
   * becomes part of a host name.
   */
  public static boolean valid(String text) {
    return text.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  }

  /** The partition of a Region, as ARNs name it; {@code aws} of one that is not known. */
  public static String partition(String region) {
    RegionMetadata known = Region.of(region).metadata();
    return known == null ? "aws" : known.partition().id();
  }

  private static String partition(RegionMetadata region) {
    String id = region.partition().id();
    return id.equals("aws") ? "" : id;
  }
}
