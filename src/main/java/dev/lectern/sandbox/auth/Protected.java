package dev.lectern.sandbox.auth;

import java.util.List;

/**
 * A service that says itself what a request must be allowed to do: which actions on which
 * resources, each with its owner, the resource's own policy and condition keys. Other services are
 * asked for what their model names.
 */
public interface Protected {

  /** What must be allowed, all of it. Called for each request that was read; any thread. */
  List<Access> accesses(Ask ask);
}
