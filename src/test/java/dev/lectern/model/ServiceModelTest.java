package dev.lectern.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceModelTest {

  @ParameterizedTest
  @ValueSource(strings = {"s3", "sts", "iam", "dynamodb"})
  void everyOperationsStructuresAreThere(String service) {
    ServiceModel model = ServiceModel.load(service);
    for (OperationModel operation : model.operations()) {
      operation.input().members().values().forEach(member -> resolve(model, member.shape()));
      operation.output().members().values().forEach(member -> resolve(model, member.shape()));
      assertThat(operation.action()).startsWith(service + ":");
    }
  }

  @Test
  void newestMembersAndBindings() {
    OperationModel put = ServiceModel.load("s3").operation("PutObject").orElseThrow();
    assertThat(put.uri()).isEqualTo("/{Bucket}/{Key+}");
    assertThat(put.streamingInput()).isTrue();
    assertThat(put.input().members().get("IfNoneMatch").wireName()).isEqualTo("If-None-Match");
    assertThat(put.input().members().get("Metadata").location())
        .isEqualTo(Member.Location.HEADER_MAP);
    assertThat(put.input().members().get("Bucket").required()).isTrue();
  }

  @Test
  void copyKeepsAwsNames() {
    OperationModel copy = ServiceModel.load("s3").operation("CopyObject").orElseThrow();
    assertThat(copy.input().members()).containsKeys("Bucket", "Key", "CopySource");
    assertThat(copy.resource()).isEqualTo("arn:aws:s3:::{Bucket}/{Key}");
  }

  private static void resolve(ServiceModel model, Shape shape) {
    switch (shape) {
      case Shape.Reference reference -> model.structure(reference);
      case Shape.Sequence list -> resolve(model, list.element());
      case Shape.Dictionary map -> resolve(model, map.value());
      case Shape.Structure structure -> assertThat(structure.members()).isNotNull();
      case Shape.Scalar scalar -> assertThat(scalar.kind()).isNotNull();
    }
  }
}
