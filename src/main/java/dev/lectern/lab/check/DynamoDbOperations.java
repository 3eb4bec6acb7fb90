package dev.lectern.lab.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableToPointInTimeRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of DynamoDB and of its streams that a lab may call. */
final class DynamoDbOperations {

  private DynamoDbOperations() {}

  static final List<SdkOperation> ALL =
      List.of(
          op(
              "BatchExecuteStatement",
              BatchExecuteStatementRequest::builder,
              DynamoDbClient::batchExecuteStatement),
          op("BatchGetItem", BatchGetItemRequest::builder, DynamoDbClient::batchGetItem),
          op("BatchWriteItem", BatchWriteItemRequest::builder, DynamoDbClient::batchWriteItem),
          op("CreateBackup", CreateBackupRequest::builder, DynamoDbClient::createBackup),
          op("CreateTable", CreateTableRequest::builder, DynamoDbClient::createTable),
          op("DeleteBackup", DeleteBackupRequest::builder, DynamoDbClient::deleteBackup),
          op("DeleteItem", DeleteItemRequest::builder, DynamoDbClient::deleteItem),
          op("DeleteTable", DeleteTableRequest::builder, DynamoDbClient::deleteTable),
          op("DescribeBackup", DescribeBackupRequest::builder, DynamoDbClient::describeBackup),
          op(
              "DescribeContinuousBackups",
              DescribeContinuousBackupsRequest::builder,
              DynamoDbClient::describeContinuousBackups),
          op("DescribeLimits", DescribeLimitsRequest::builder, DynamoDbClient::describeLimits),
          op("DescribeTable", DescribeTableRequest::builder, DynamoDbClient::describeTable),
          op(
              "DescribeTimeToLive",
              DescribeTimeToLiveRequest::builder,
              DynamoDbClient::describeTimeToLive),
          op(
              "ExecuteStatement",
              ExecuteStatementRequest::builder,
              DynamoDbClient::executeStatement),
          op(
              "ExecuteTransaction",
              ExecuteTransactionRequest::builder,
              DynamoDbClient::executeTransaction),
          op("GetItem", GetItemRequest::builder, DynamoDbClient::getItem),
          op("ListBackups", ListBackupsRequest::builder, DynamoDbClient::listBackups),
          op("ListTables", ListTablesRequest::builder, DynamoDbClient::listTables),
          op(
              "ListTagsOfResource",
              ListTagsOfResourceRequest::builder,
              DynamoDbClient::listTagsOfResource),
          op("PutItem", PutItemRequest::builder, DynamoDbClient::putItem),
          op("Query", QueryRequest::builder, DynamoDbClient::query),
          op(
              "RestoreTableFromBackup",
              RestoreTableFromBackupRequest::builder,
              DynamoDbClient::restoreTableFromBackup),
          op(
              "RestoreTableToPointInTime",
              RestoreTableToPointInTimeRequest::builder,
              DynamoDbClient::restoreTableToPointInTime),
          op("Scan", ScanRequest::builder, DynamoDbClient::scan),
          op("TagResource", TagResourceRequest::builder, DynamoDbClient::tagResource),
          op(
              "TransactGetItems",
              TransactGetItemsRequest::builder,
              DynamoDbClient::transactGetItems),
          op(
              "TransactWriteItems",
              TransactWriteItemsRequest::builder,
              DynamoDbClient::transactWriteItems),
          op("UntagResource", UntagResourceRequest::builder, DynamoDbClient::untagResource),
          op(
              "UpdateContinuousBackups",
              UpdateContinuousBackupsRequest::builder,
              DynamoDbClient::updateContinuousBackups),
          op("UpdateItem", UpdateItemRequest::builder, DynamoDbClient::updateItem),
          op("UpdateTable", UpdateTableRequest::builder, DynamoDbClient::updateTable),
          op(
              "UpdateTimeToLive",
              UpdateTimeToLiveRequest::builder,
              DynamoDbClient::updateTimeToLive),
          stream(
              "DescribeStream",
              DescribeStreamRequest::builder,
              DynamoDbStreamsClient::describeStream),
          stream("GetRecords", GetRecordsRequest::builder, DynamoDbStreamsClient::getRecords),
          stream(
              "GetShardIterator",
              GetShardIteratorRequest::builder,
              DynamoDbStreamsClient::getShardIterator),
          stream("ListStreams", ListStreamsRequest::builder, DynamoDbStreamsClient::listStreams));

  private static <B extends SdkBuilder<B, R>, R> SdkOperation op(
      String name, Supplier<B> begin, BiFunction<DynamoDbClient, R, SdkPojo> send) {
    return SdkOperation.of(
        "dynamodb:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.dynamoDb(), request)));
  }

  private static <B extends SdkBuilder<B, R>, R> SdkOperation stream(
      String name, Supplier<B> begin, BiFunction<DynamoDbStreamsClient, R, SdkPojo> send) {
    return SdkOperation.of(
        "dynamodb:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.dynamoDbStreams(), request)));
  }
}
