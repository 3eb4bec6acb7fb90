package dev.lectern.sandbox;

/** Which requests wrote the records of DynamoDB's streams, for the film. Safe for any thread. */
@FunctionalInterface
public interface StreamCauses {

  /**
   * Id of the request that wrote a record; empty when there is no such record, or time to live
   * wrote it.
   *
   * @param sequence the record's sequence number
   */
  String request(String streamArn, String sequence);
}
