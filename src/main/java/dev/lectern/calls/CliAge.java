package dev.lectern.calls;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What came after the oldest AWS CLI that lines are made for. */
final class CliAge {

  /** An operation and options that AWS CLI 2.9 does not know, of what the sandbox has. */
  private static final String NEWER =
      """
      AbortMultipartUpload IfMatchInitiatedTime
      AddPermission InvokedViaFunctionUrl
      AssumeRole ProvidedContexts
      CompleteMultipartUpload ChecksumCRC64NVME ChecksumType IfMatch IfNoneMatch MpuObjectSize
      CopyObject IfMatch IfNoneMatch
      CreateEventSourceMapping DocumentDBEventSourceConfig KMSKeyArn MetricsConfig
      CreateEventSourceMapping ProvisionedPollerConfig Tags
      CreateFunction CapacityProviderConfig DurableConfig LoggingConfig PublishTo TenancyConfig
      CreateFunctionUrlConfig InvokeMode
      CreateMultipartUpload ChecksumType
      CreateTable DeletionProtectionEnabled OnDemandThroughput ResourcePolicy WarmThroughput
      DeleteItem ReturnValuesOnConditionCheckFailure
      DeleteObject IfMatch IfMatchLastModifiedTime IfMatchSize
      DescribeStream ShardFilter
      ExecuteStatement ReturnValuesOnConditionCheckFailure
      GetBucketAccelerateConfiguration RequestPayer
      HeadObject ResponseCacheControl ResponseContentDisposition ResponseContentEncoding
      HeadObject ResponseContentLanguage ResponseContentType ResponseExpires
      Invoke DurableExecutionName TenantId
      ListBuckets BucketRegion ContinuationToken MaxBuckets Prefix
      ListMultipartUploads RequestPayer
      ListObjectVersions OptionalObjectAttributes RequestPayer
      ListObjects OptionalObjectAttributes
      ListObjectsV2 OptionalObjectAttributes
      PublishVersion PublishTo
      PutBucketLifecycleConfiguration TransitionDefaultMinimumObjectSize
      PutBucketOwnershipControls ChecksumAlgorithm
      PutItem ReturnValuesOnConditionCheckFailure
      PutObject ChecksumCRC64NVME IfMatch IfNoneMatch WriteOffsetBytes
      RestoreTableFromBackup OnDemandThroughputOverride
      RestoreTableToPointInTime OnDemandThroughputOverride
      UpdateEventSourceMapping AmazonManagedKafkaEventSourceConfig DocumentDBEventSourceConfig
      UpdateEventSourceMapping KMSKeyArn MetricsConfig ProvisionedPollerConfig
      UpdateEventSourceMapping SelfManagedKafkaEventSourceConfig
      UpdateFunctionCode PublishTo SourceKMSKeyArn
      UpdateFunctionConfiguration CapacityProviderConfig DurableConfig LoggingConfig
      UpdateFunctionUrlConfig InvokeMode
      UpdateItem ReturnValuesOnConditionCheckFailure
      UpdateTable DeletionProtectionEnabled GlobalTableWitnessUpdates MultiRegionConsistency
      UpdateTable OnDemandThroughput WarmThroughput
      UploadPart ChecksumCRC64NVME
      """;

  private static final Set<String> OPTIONS =
      NEWER
          .lines()
          .map(line -> line.split(" "))
          .flatMap(words -> Arrays.stream(words).skip(1).map(word -> words[0] + "." + word))
          .collect(Collectors.toUnmodifiableSet());

  private CliAge() {}

  static boolean newer(String operation, String option) {
    return OPTIONS.contains(operation + "." + option);
  }
}
