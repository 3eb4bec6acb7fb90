package dev.lectern.app;

import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Traffic;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.TableCapacity;
import java.util.List;
import java.util.Optional;

/** What the sandbox tells the DynamoDB explorer of the calls that others make. */
record SandboxTraffic(SandboxInstance sandbox) implements Traffic {

  /** Of the sandbox, when the session is one with it. */
  static Optional<Traffic> of(Optional<SandboxInstance> sandbox, SessionInfo session) {
    return SandboxInside.reached(sandbox, session).map(SandboxTraffic::new);
  }

  @Override
  public boolean everybody() {
    return true;
  }

  @Override
  public Flow flow(TableInfo table, String index, boolean writes) {
    String resource = index.isEmpty() ? table.arn() : table.arn() + "/index/" + index;
    Optional<TableCapacity.Meter> meter =
        sandbox.tableCapacity().meters(table.arn()).stream()
            .filter(each -> each.write() == writes && each.resource().equals(resource))
            .findFirst();
    return new Flow(
        sandbox.clock().now(),
        meter.map(TableCapacity.Meter::seconds).orElse(List.of()).stream()
            .map(each -> new Second(each.at(), each.consumed(), each.throttled()))
            .toList(),
        // a debt is no credit
        meter.stream().mapToDouble(each -> Math.max(0, each.burstLeft())).findFirst());
  }
}
