package dev.lectern.app;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.dynamodb.DynamoDbPane;
import dev.lectern.pane.iam.IamPane;
import dev.lectern.pane.s3.S3Pane;
import java.util.List;

/** Every explorer, in the order of the course. */
final class PaneCatalog {

  private PaneCatalog() {}

  static List<PaneDescriptor> all() {
    return List.of(IamPane.DESCRIPTOR, S3Pane.DESCRIPTOR, DynamoDbPane.DESCRIPTOR);
  }
}
