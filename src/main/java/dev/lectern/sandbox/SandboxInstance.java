package dev.lectern.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A running sandbox as the console sees it: where it listens, whose keys it knows, and the ports by
 * which the desk, the Call Lens and the labs look inside. Safe for any thread.
 */
public interface SandboxInstance extends AutoCloseable {

  /** Root keys of one account. The secret is for signing; it is never shown or logged. */
  record Account(String id, String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
      return "Account[" + id + ", " + accessKeyId + "]";
    }
  }

  /** For example {@code http://127.0.0.1:4566}. */
  URI endpoint();

  /** At least one. */
  List<Account> accounts();

  /** The movable clock. */
  SandboxClock clock();

  /** What happened to each request. */
  JournalView journal();

  /** Saves and restores the whole state. */
  Snapshots snapshots();

  /** What goes wrong on purpose. */
  Faults faults();

  /** What DynamoDB's tables take, and what they took. */
  TableCapacity tableCapacity();

  /** Who there is, what each may do, and why. */
  Authority authority();

  /** Identity providers whose tokens can be checked. */
  Issuers issuers();

  /** Holds requests between the stages of their way. */
  Simulation simulation();

  /** Signing names of the services that are here. */
  List<String> services();

  /** Operations of a service that are here, by AWS's names; empty for an unknown service. */
  List<String> operations(String service);

  /** What will have happened when the clock shows that time. May take some 100 ms. */
  List<Coming> coming(Instant until) throws IOException;

  /** What Lambda's API does not tell of functions. */
  FunctionInsight functions();

  /** What Step Functions' API does not tell of Express executions. */
  ExpressRuns expressRuns();

  /** How far eventually consistent reads of DynamoDB are behind. */
  ReadLag readLag();

  /** Stops accepting, lets running requests end for at most two seconds, writes the store. */
  @Override
  void close();
}
