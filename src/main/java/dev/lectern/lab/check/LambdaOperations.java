package dev.lectern.lab.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.RemoveLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of Lambda that a lab may call. */
final class LambdaOperations {

  private LambdaOperations() {}

  static final List<SdkOperation> ALL =
      List.of(
          op(
              "AddLayerVersionPermission",
              AddLayerVersionPermissionRequest::builder,
              LambdaClient::addLayerVersionPermission),
          op("AddPermission", AddPermissionRequest::builder, LambdaClient::addPermission),
          op("CreateAlias", CreateAliasRequest::builder, LambdaClient::createAlias),
          op(
              "CreateEventSourceMapping",
              CreateEventSourceMappingRequest::builder,
              LambdaClient::createEventSourceMapping),
          op("CreateFunction", CreateFunctionRequest::builder, LambdaClient::createFunction),
          op(
              "CreateFunctionUrlConfig",
              CreateFunctionUrlConfigRequest::builder,
              LambdaClient::createFunctionUrlConfig),
          op("DeleteAlias", DeleteAliasRequest::builder, LambdaClient::deleteAlias),
          op(
              "DeleteEventSourceMapping",
              DeleteEventSourceMappingRequest::builder,
              LambdaClient::deleteEventSourceMapping),
          op("DeleteFunction", DeleteFunctionRequest::builder, LambdaClient::deleteFunction),
          op(
              "DeleteFunctionConcurrency",
              DeleteFunctionConcurrencyRequest::builder,
              LambdaClient::deleteFunctionConcurrency),
          op(
              "DeleteFunctionEventInvokeConfig",
              DeleteFunctionEventInvokeConfigRequest::builder,
              LambdaClient::deleteFunctionEventInvokeConfig),
          op(
              "DeleteFunctionUrlConfig",
              DeleteFunctionUrlConfigRequest::builder,
              LambdaClient::deleteFunctionUrlConfig),
          op(
              "DeleteLayerVersion",
              DeleteLayerVersionRequest::builder,
              LambdaClient::deleteLayerVersion),
          op(
              "DeleteProvisionedConcurrencyConfig",
              DeleteProvisionedConcurrencyConfigRequest::builder,
              LambdaClient::deleteProvisionedConcurrencyConfig),
          op(
              "GetAccountSettings",
              GetAccountSettingsRequest::builder,
              LambdaClient::getAccountSettings),
          op("GetAlias", GetAliasRequest::builder, LambdaClient::getAlias),
          op(
              "GetEventSourceMapping",
              GetEventSourceMappingRequest::builder,
              LambdaClient::getEventSourceMapping),
          op("GetFunction", GetFunctionRequest::builder, LambdaClient::getFunction),
          op(
              "GetFunctionConcurrency",
              GetFunctionConcurrencyRequest::builder,
              LambdaClient::getFunctionConcurrency),
          op(
              "GetFunctionConfiguration",
              GetFunctionConfigurationRequest::builder,
              LambdaClient::getFunctionConfiguration),
          op(
              "GetFunctionEventInvokeConfig",
              GetFunctionEventInvokeConfigRequest::builder,
              LambdaClient::getFunctionEventInvokeConfig),
          op(
              "GetFunctionUrlConfig",
              GetFunctionUrlConfigRequest::builder,
              LambdaClient::getFunctionUrlConfig),
          op("GetLayerVersion", GetLayerVersionRequest::builder, LambdaClient::getLayerVersion),
          op(
              "GetLayerVersionByArn",
              GetLayerVersionByArnRequest::builder,
              LambdaClient::getLayerVersionByArn),
          op(
              "GetLayerVersionPolicy",
              GetLayerVersionPolicyRequest::builder,
              LambdaClient::getLayerVersionPolicy),
          op("GetPolicy", GetPolicyRequest::builder, LambdaClient::getPolicy),
          op(
              "GetProvisionedConcurrencyConfig",
              GetProvisionedConcurrencyConfigRequest::builder,
              LambdaClient::getProvisionedConcurrencyConfig),
          op("Invoke", InvokeRequest::builder, LambdaClient::invoke),
          op("ListAliases", ListAliasesRequest::builder, LambdaClient::listAliases),
          op(
              "ListEventSourceMappings",
              ListEventSourceMappingsRequest::builder,
              LambdaClient::listEventSourceMappings),
          op(
              "ListFunctionEventInvokeConfigs",
              ListFunctionEventInvokeConfigsRequest::builder,
              LambdaClient::listFunctionEventInvokeConfigs),
          op(
              "ListFunctionUrlConfigs",
              ListFunctionUrlConfigsRequest::builder,
              LambdaClient::listFunctionUrlConfigs),
          op("ListFunctions", ListFunctionsRequest::builder, LambdaClient::listFunctions),
          op(
              "ListLayerVersions",
              ListLayerVersionsRequest::builder,
              LambdaClient::listLayerVersions),
          op("ListLayers", ListLayersRequest::builder, LambdaClient::listLayers),
          op(
              "ListProvisionedConcurrencyConfigs",
              ListProvisionedConcurrencyConfigsRequest::builder,
              LambdaClient::listProvisionedConcurrencyConfigs),
          op("ListTags", ListTagsRequest::builder, LambdaClient::listTags),
          op(
              "ListVersionsByFunction",
              ListVersionsByFunctionRequest::builder,
              LambdaClient::listVersionsByFunction),
          op(
              "PublishLayerVersion",
              PublishLayerVersionRequest::builder,
              LambdaClient::publishLayerVersion),
          op("PublishVersion", PublishVersionRequest::builder, LambdaClient::publishVersion),
          op(
              "PutFunctionConcurrency",
              PutFunctionConcurrencyRequest::builder,
              LambdaClient::putFunctionConcurrency),
          op(
              "PutFunctionEventInvokeConfig",
              PutFunctionEventInvokeConfigRequest::builder,
              LambdaClient::putFunctionEventInvokeConfig),
          op(
              "PutProvisionedConcurrencyConfig",
              PutProvisionedConcurrencyConfigRequest::builder,
              LambdaClient::putProvisionedConcurrencyConfig),
          op(
              "RemoveLayerVersionPermission",
              RemoveLayerVersionPermissionRequest::builder,
              LambdaClient::removeLayerVersionPermission),
          op("RemovePermission", RemovePermissionRequest::builder, LambdaClient::removePermission),
          op("TagResource", TagResourceRequest::builder, LambdaClient::tagResource),
          op("UntagResource", UntagResourceRequest::builder, LambdaClient::untagResource),
          op("UpdateAlias", UpdateAliasRequest::builder, LambdaClient::updateAlias),
          op(
              "UpdateEventSourceMapping",
              UpdateEventSourceMappingRequest::builder,
              LambdaClient::updateEventSourceMapping),
          op(
              "UpdateFunctionCode",
              UpdateFunctionCodeRequest::builder,
              LambdaClient::updateFunctionCode),
          op(
              "UpdateFunctionConfiguration",
              UpdateFunctionConfigurationRequest::builder,
              LambdaClient::updateFunctionConfiguration),
          op(
              "UpdateFunctionEventInvokeConfig",
              UpdateFunctionEventInvokeConfigRequest::builder,
              LambdaClient::updateFunctionEventInvokeConfig),
          op(
              "UpdateFunctionUrlConfig",
              UpdateFunctionUrlConfigRequest::builder,
              LambdaClient::updateFunctionUrlConfig));

  private static <B extends SdkBuilder<B, R>, R> SdkOperation op(
      String name, Supplier<B> begin, BiFunction<LambdaClient, R, SdkPojo> send) {
    return SdkOperation.of(
        "lambda:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.lambda(), request)));
  }
}
