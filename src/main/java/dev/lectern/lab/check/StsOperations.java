package dev.lectern.lab.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of STS that a lab may call. */
final class StsOperations {

  private StsOperations() {}

  static final List<SdkOperation> ALL =
      List.of(
          op("AssumeRole", AssumeRoleRequest::builder, StsClient::assumeRole),
          op(
              "AssumeRoleWithWebIdentity",
              AssumeRoleWithWebIdentityRequest::builder,
              StsClient::assumeRoleWithWebIdentity),
          op(
              "DecodeAuthorizationMessage",
              DecodeAuthorizationMessageRequest::builder,
              StsClient::decodeAuthorizationMessage),
          op("GetAccessKeyInfo", GetAccessKeyInfoRequest::builder, StsClient::getAccessKeyInfo),
          op("GetCallerIdentity", GetCallerIdentityRequest::builder, StsClient::getCallerIdentity),
          op(
              "GetFederationToken",
              GetFederationTokenRequest::builder,
              StsClient::getFederationToken),
          op("GetSessionToken", GetSessionTokenRequest::builder, StsClient::getSessionToken));

  private static <B extends SdkBuilder<B, R>, R> SdkOperation op(
      String name, Supplier<B> begin, BiFunction<StsClient, R, SdkPojo> send) {
    return SdkOperation.of(
        "sts:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.sts(), request)));
  }
}
