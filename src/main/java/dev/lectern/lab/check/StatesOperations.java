package dev.lectern.lab.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of Step Functions that a lab may call; all but GetActivityTask, which waits. */
final class StatesOperations {

  private StatesOperations() {}

  static final List<SdkOperation> ALL =
      List.of(
          op("CreateActivity", CreateActivityRequest::builder, SfnClient::createActivity),
          op(
              "CreateStateMachine",
              CreateStateMachineRequest::builder,
              SfnClient::createStateMachine),
          op(
              "CreateStateMachineAlias",
              CreateStateMachineAliasRequest::builder,
              SfnClient::createStateMachineAlias),
          op("DeleteActivity", DeleteActivityRequest::builder, SfnClient::deleteActivity),
          op(
              "DeleteStateMachine",
              DeleteStateMachineRequest::builder,
              SfnClient::deleteStateMachine),
          op(
              "DeleteStateMachineAlias",
              DeleteStateMachineAliasRequest::builder,
              SfnClient::deleteStateMachineAlias),
          op(
              "DeleteStateMachineVersion",
              DeleteStateMachineVersionRequest::builder,
              SfnClient::deleteStateMachineVersion),
          op("DescribeActivity", DescribeActivityRequest::builder, SfnClient::describeActivity),
          op("DescribeExecution", DescribeExecutionRequest::builder, SfnClient::describeExecution),
          op("DescribeMapRun", DescribeMapRunRequest::builder, SfnClient::describeMapRun),
          op(
              "DescribeStateMachine",
              DescribeStateMachineRequest::builder,
              SfnClient::describeStateMachine),
          op(
              "DescribeStateMachineAlias",
              DescribeStateMachineAliasRequest::builder,
              SfnClient::describeStateMachineAlias),
          op(
              "DescribeStateMachineForExecution",
              DescribeStateMachineForExecutionRequest::builder,
              SfnClient::describeStateMachineForExecution),
          op(
              "GetExecutionHistory",
              GetExecutionHistoryRequest::builder,
              SfnClient::getExecutionHistory),
          op("ListActivities", ListActivitiesRequest::builder, SfnClient::listActivities),
          op("ListExecutions", ListExecutionsRequest::builder, SfnClient::listExecutions),
          op("ListMapRuns", ListMapRunsRequest::builder, SfnClient::listMapRuns),
          op(
              "ListStateMachineAliases",
              ListStateMachineAliasesRequest::builder,
              SfnClient::listStateMachineAliases),
          op(
              "ListStateMachineVersions",
              ListStateMachineVersionsRequest::builder,
              SfnClient::listStateMachineVersions),
          op("ListStateMachines", ListStateMachinesRequest::builder, SfnClient::listStateMachines),
          op(
              "ListTagsForResource",
              ListTagsForResourceRequest::builder,
              SfnClient::listTagsForResource),
          op(
              "PublishStateMachineVersion",
              PublishStateMachineVersionRequest::builder,
              SfnClient::publishStateMachineVersion),
          op("RedriveExecution", RedriveExecutionRequest::builder, SfnClient::redriveExecution),
          op("SendTaskFailure", SendTaskFailureRequest::builder, SfnClient::sendTaskFailure),
          op("SendTaskHeartbeat", SendTaskHeartbeatRequest::builder, SfnClient::sendTaskHeartbeat),
          op("SendTaskSuccess", SendTaskSuccessRequest::builder, SfnClient::sendTaskSuccess),
          op("StartExecution", StartExecutionRequest::builder, SfnClient::startExecution),
          op(
              "StartSyncExecution",
              StartSyncExecutionRequest::builder,
              SfnClient::startSyncExecution),
          op("StopExecution", StopExecutionRequest::builder, SfnClient::stopExecution),
          op("TagResource", TagResourceRequest::builder, SfnClient::tagResource),
          op("TestState", TestStateRequest::builder, SfnClient::testState),
          op("UntagResource", UntagResourceRequest::builder, SfnClient::untagResource),
          op("UpdateMapRun", UpdateMapRunRequest::builder, SfnClient::updateMapRun),
          op(
              "UpdateStateMachine",
              UpdateStateMachineRequest::builder,
              SfnClient::updateStateMachine),
          op(
              "UpdateStateMachineAlias",
              UpdateStateMachineAliasRequest::builder,
              SfnClient::updateStateMachineAlias),
          op(
              "ValidateStateMachineDefinition",
              ValidateStateMachineDefinitionRequest::builder,
              SfnClient::validateStateMachineDefinition));

  private static <B extends SdkBuilder<B, R>, R> SdkOperation op(
      String name, Supplier<B> begin, BiFunction<SfnClient, R, SdkPojo> send) {
    return SdkOperation.of(
        "states:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.sfn(), request)));
  }
}
