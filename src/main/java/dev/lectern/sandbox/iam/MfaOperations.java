package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Totp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Virtual MFA devices. Codes go by the sandbox's clock, so that an authenticator program has the
 * right ones while that clock runs with the real one.
 */
final class MfaOperations {

  private static final int SEED_BYTES = 40;
  private static final int STEP_SECONDS = 30;

  private final Iam iam;
  private final SecureRandom random = new SecureRandom();

  private MfaOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    MfaOperations all = new MfaOperations(iam);
    return Map.of(
        "CreateVirtualMFADevice", all::create,
        "DeleteVirtualMFADevice", all::delete,
        "EnableMFADevice", all::enable,
        "DeactivateMFADevice", all::deactivate,
        "ResyncMFADevice", all::resync,
        "ListMFADevices", all::ofUser,
        "ListVirtualMFADevices", all::list);
  }

  private Reply create(Call call) throws IOException {
    String name = Iam.text(call, "VirtualMFADeviceName");
    String path = Iam.text(call, "Path").isEmpty() ? "/" : Iam.text(call, "Path");
    String serial = "arn:aws:iam::" + Iam.account(call) + ":mfa" + path + name;
    byte[] bytes = new byte[SEED_BYTES];
    random.nextBytes(bytes);
    String seed = Totp.base32(bytes);
    ObjectNode device = Json.object().put("account", Iam.account(call)).put("Path", path);
    device.put("SerialNumber", serial).put("seed", seed);
    ObjectNode shown = Json.object().put("SerialNumber", serial);
    shown.put(
        "Base32StringSeed",
        Base64.getEncoder().encodeToString(seed.getBytes(StandardCharsets.UTF_8)));
    shown.put("QRCodePNG", Base64.getEncoder().encodeToString(QrPicture.of(address(call, seed))));
    if (call.input().has("Tags")) {
      Tagging.check(call.input().path("Tags"));
      device.set("Tags", call.input().path("Tags"));
      shown.set("Tags", call.input().path("Tags"));
    }
    iam.store()
        .store()
        .write(
            tx -> {
              if (iam.store().find(tx, Kind.MFA, Iam.account(call), name).isPresent()) {
                throw IamErrors.exists(
                    "MFADevice entity at the same path and name already exists.");
              }
              iam.save(tx, Kind.MFA, call, name, device);
              return device;
            });
    return Reply.of(Json.object().set("VirtualMFADevice", shown));
  }

  /** What authenticator programs read of the picture (API type VirtualMFADevice). */
  private static String address(Call call, String seed) {
    return "otpauth://totp/"
        + Iam.text(call, "VirtualMFADeviceName")
        + "@"
        + Iam.account(call)
        + "?secret="
        + seed;
  }

  private ObjectNode require(Call call) {
    String serial = Iam.text(call, "SerialNumber");
    return iam.store()
        .find(Kind.MFA, Iam.account(call), Identities.name(serial))
        .filter(device -> device.path("SerialNumber").asString().equals(serial))
        .orElseThrow(
            () ->
                IamErrors.noSuchEntity(
                    "VirtualMFADevice with serial number " + serial + " doesn't exist."));
  }

  private Reply delete(Call call) throws IOException {
    ObjectNode device = require(call);
    if (device.has("user")) {
      throw IamErrors.conflict("MFA VirtualDevice in use. Must deactivate first.");
    }
    String name = Identities.name(device.path("SerialNumber").asString());
    iam.store()
        .store()
        .write(
            tx -> {
              iam.store().remove(tx, Kind.MFA, Iam.account(call), name);
              return device;
            });
    return Reply.empty();
  }

  private void check(Call call, ObjectNode device) {
    byte[] seed = Totp.seed(device.path("seed").asString());
    String first = Iam.text(call, "AuthenticationCode1");
    String second = Iam.text(call, "AuthenticationCode2");
    boolean consecutive = false;
    for (int step = -2; step <= 1; step++) {
      Instant at = call.now().plusSeconds((long) step * STEP_SECONDS);
      consecutive |=
          Totp.code(seed, at).equals(first)
              && Totp.code(seed, at.plusSeconds(STEP_SECONDS)).equals(second);
    }
    if (!consecutive) {
      throw new ServiceException(
          403, "InvalidAuthenticationCode", "Authentication code for device is not valid");
    }
  }

  private Reply enable(Call call) throws IOException {
    ObjectNode device = require(call);
    ObjectNode user = iam.require(Entity.USER, call);
    if (device.has("user")) {
      throw IamErrors.exists("MFA Device is already in use.");
    }
    check(call, device);
    String serial = device.path("SerialNumber").asString();
    store(
        call,
        device
            .deepCopy()
            .put("user", user.path("UserName").asString())
            .put("EnableDate", call.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return iam.update(Entity.USER, call, document -> document.withArray("/mfa").add(serial));
  }

  private void store(Call call, ObjectNode device) throws IOException {
    iam.store()
        .store()
        .write(
            tx -> {
              String name = Identities.name(device.path("SerialNumber").asString());
              iam.save(tx, Kind.MFA, call, name, device);
              return device;
            });
  }

  private Reply deactivate(Call call) throws IOException {
    ObjectNode device = require(call).deepCopy();
    String serial = device.path("SerialNumber").asString();
    Reply done =
        iam.update(
            Entity.USER,
            call,
            user -> {
              if (!Iam.without(user, "mfa", serial)) {
                throw IamErrors.noSuchEntity("MFA Device " + serial + " is not the user's.");
              }
            });
    device.remove("user");
    device.remove("EnableDate");
    store(call, device);
    return done;
  }

  private Reply resync(Call call) {
    check(call, require(call));
    return Reply.empty();
  }

  private Reply ofUser(Call call) {
    ObjectNode user = iam.require(Entity.USER, call);
    String name = user.path("UserName").asString();
    List<ObjectNode> devices =
        iam.store().list(Kind.MFA, Iam.account(call)).stream()
            .filter(device -> device.path("user").asString("").equals(name))
            .map(
                device ->
                    Json.object()
                        .put("UserName", name)
                        .put("SerialNumber", device.path("SerialNumber").asString())
                        .put("EnableDate", device.path("EnableDate").asString()))
            .toList();
    return Iam.page(call, "MFADevices", devices);
  }

  private Reply list(Call call) {
    String wanted = Iam.text(call, "AssignmentStatus");
    List<ObjectNode> devices =
        iam.store().list(Kind.MFA, Iam.account(call)).stream()
            .filter(
                device ->
                    wanted.isEmpty()
                        || wanted.equals("Any")
                        || wanted.equals(device.has("user") ? "Assigned" : "Unassigned"))
            .map(device -> shown(call, device))
            .toList();
    return Iam.page(call, "VirtualMFADevices", devices);
  }

  private ObjectNode shown(Call call, ObjectNode device) {
    ObjectNode shown = Json.object().put("SerialNumber", device.path("SerialNumber").asString());
    if (device.has("user")) {
      shown.put("EnableDate", device.path("EnableDate").asString());
      shown.set(
          "User",
          Iam.listed(iam.require(Entity.USER, Iam.account(call), device.path("user").asString())));
    }
    return shown;
  }
}
