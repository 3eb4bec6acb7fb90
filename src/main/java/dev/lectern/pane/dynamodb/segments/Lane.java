package dev.lectern.pane.dynamodb.segments;

/**
 * How far a segment has come.
 *
 * @param units read units so far
 * @param millis since the scan began
 * @param done whether its end was reached
 */
record Lane(int segment, int items, double units, int pages, long millis, boolean done) {

  static Lane start(int segment) {
    return new Lane(segment, 0, 0, 0, 0, false);
  }

  Lane plus(SegmentsGateway.Part part, long now) {
    return new Lane(
        segment,
        items + part.items(),
        units + part.used().total(),
        pages + 1,
        now,
        part.lastKey().isEmpty());
  }
}
