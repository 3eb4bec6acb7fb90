package dev.lectern.app;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.dynamodb.DynamoDbPane;
import dev.lectern.pane.iam.IamPane;
import dev.lectern.pane.lambda.LambdaPane;
import dev.lectern.pane.s3.S3Pane;
import dev.lectern.pane.stepfunctions.StepFunctionsPane;
import dev.lectern.sandbox.SandboxInstance;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every explorer, in the order of the course. */
final class PaneCatalog {

  private PaneCatalog() {}

  /**
   * All of them.
   *
   * @param sandbox asked when a pane is opened
   */
  static List<PaneDescriptor> all(Supplier<Optional<SandboxInstance>> sandbox) {
    return List.of(
        IamPane.DESCRIPTOR,
        S3Pane.DESCRIPTOR,
        DynamoDbPane.descriptor(session -> SandboxTraffic.of(sandbox.get(), session)),
        LambdaPane.descriptor(session -> SandboxInside.of(sandbox.get(), session)),
        StepFunctionsPane.descriptor(session -> SandboxStates.of(sandbox.get(), session)));
  }

  /** Ids of all that can be opened: the explorers, and what stands at the foot of the rail. */
  static List<String> ids() {
    return Stream.concat(
            all(Optional::empty).stream().map(PaneDescriptor::id),
            Stream.of("demos", "author", "concepts", "class", "sandbox"))
        .toList();
  }
}
