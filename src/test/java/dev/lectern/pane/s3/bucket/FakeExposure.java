package dev.lectern.pane.s3.bucket;

import dev.lectern.aws.Persona;
import dev.lectern.calc.access.BucketExposure;
import dev.lectern.json.Json;
import java.util.List;
import java.util.Optional;

/** One bucket's exposure in memory; every attempt is denied but for root's. */
public final class FakeExposure implements ExposureGateway {

  String policy = "{}";
  List<Persona> personas =
      List.of(
          Persona.ANONYMOUS,
          new Persona(Persona.Kind.ROOT, "root", "arn:aws:iam::000000000000:root"),
          Persona.role("arn:aws:iam::000000000000:role/reader"));

  @Override
  public Look look(String bucket) {
    BucketExposure exposure =
        BucketExposure.of(
            Json.MAPPER.readTree(policy), Json.object(), Json.object(), "BucketOwnerEnforced");
    return new Look(
        exposure, Optional.of(exposure.status() == BucketExposure.Status.PUBLIC), List.of());
  }

  @Override
  public List<Persona> personas() {
    return personas;
  }

  @Override
  public Outcome attempt(Persona who, Attempt what, String bucket, String key) {
    return who.kind() == Persona.Kind.ROOT
        ? new Outcome(true, 200, "", "", "R1")
        : new Outcome(false, 403, "AccessDenied", "Access Denied", "R2");
  }
}
