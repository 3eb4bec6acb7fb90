package dev.lectern.sandbox.engine;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.auth.identity.Totp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;

/** One of everything that has tags, and requests that say all that they can. */
abstract class ContextKeysFixture extends SandboxTest {

  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%1$s",
      "Service":["lambda.amazonaws.com","states.amazonaws.com"]},
      "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}]}"""
          .formatted(ALICE.id());
  private static final String BOUNDARY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

  /** Values of members, whatever the operation. */
  private final Map<String, JsonNode> values = new HashMap<>();

  /** Who asks. */
  static Caller ann() {
    return new Caller(
        ALICE.id(), "arn:aws:iam::" + ALICE.id() + ":user/ann", "AIDAANN", "AKIAANN", false);
  }

  /** What a member says; empty for one that no condition key is made of. */
  Optional<JsonNode> value(OperationModel operation, String member) {
    String own = operation.action().split(":")[0] + ":" + operation.name() + ":" + member;
    JsonNode value = values.get(own);
    return Optional.ofNullable(value != null ? value : values.get(service(operation) + member));
  }

  private static String service(OperationModel operation) {
    return operation.action().split(":")[0] + "::";
  }

  void make() throws IOException {
    identities();
    buckets();
    tables();
    functions();
    machines();
  }

  private void put(String service, String json) {
    Json.MAPPER
        .readTree(json.replace('\'', '"').replace("ACCOUNT", ALICE.id()))
        .properties()
        .forEach(
            one -> {
              String key = one.getKey();
              values.put(service + (key.contains(":") ? ":" : "::") + key, one.getValue());
            });
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials(ALICE))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private void identities() {
    try (IamClient iam = client(IamClient.builder())) {
      iam.createUser(
          b ->
              b.userName("ann")
                  .permissionsBoundary(BOUNDARY)
                  .tags(t -> t.key("team").value("red")));
      iam.createRole(
          b ->
              b.roleName("worker")
                  .assumeRolePolicyDocument(TRUST)
                  .permissionsBoundary(BOUNDARY)
                  .tags(t -> t.key("team").value("red")));
      iam.createRole(b -> b.roleName("poller").assumeRolePolicyDocument(TRUST));
      iam.attachRolePolicy(
          b -> b.roleName("poller").policyArn("arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"));
      iam.createGroup(b -> b.groupName("devs"));
      iam.createInstanceProfile(
          b -> b.instanceProfileName("box").tags(t -> t.key("team").value("red")));
      iam.createPolicy(
          b ->
              b.policyName("own")
                  .policyDocument(
                      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                          + "\"Action\":\"s3:*\",\"Resource\":\"*\"}]}")
                  .tags(t -> t.key("team").value("red")));
      iam.createOpenIDConnectProvider(
          b ->
              b.url("https://idp.example.com")
                  .clientIDList("course")
                  .tags(t -> t.key("team").value("red")));
      var device =
          iam.createVirtualMFADevice(
                  b -> b.virtualMFADeviceName("ann").tags(t -> t.key("team").value("red")))
              .virtualMFADevice();
      byte[] seed = Totp.seed(device.base32StringSeed().asUtf8String());
      Instant now = sandbox.clock().now();
      iam.enableMFADevice(
          b ->
              b.userName("ann")
                  .serialNumber(device.serialNumber())
                  .authenticationCode1(Totp.code(seed, now.minusSeconds(30)))
                  .authenticationCode2(Totp.code(seed, now)));
      put(
          "iam",
          """
          {'UserName':'ann','RoleName':'worker','GroupName':'devs','InstanceProfileName':'box',
           'PolicyArn':'arn:aws:iam::ACCOUNT:policy/own','PolicyName':'own',
           'OpenIDConnectProviderArn':'arn:aws:iam::ACCOUNT:oidc-provider/idp.example.com',
           'SerialNumber':'arn:aws:iam::ACCOUNT:mfa/ann',
           'PermissionsBoundary':'arn:aws:iam::aws:policy/PowerUserAccess',
           'Tags':[{'Key':'team','Value':'red'}],'TagKeys':['team'],
           'PolicySourceArn':'arn:aws:iam::ACCOUNT:user/ann'}""");
      put(
          "sts",
          """
          {'RoleArn':'arn:aws:iam::ACCOUNT:role/worker','RoleSessionName':'s','ExternalId':'kestrel',
           'SourceIdentity':'ann','Tags':[{'Key':'team','Value':'red'}],'Name':'fed',
           'TransitiveTagKeys':['team'],'SerialNumber':'arn:aws:iam::ACCOUNT:mfa/ann',
           'TokenCode':'CODE'}"""
              .replace("CODE", Totp.code(seed, now)));
    }
  }

  private void buckets() {
    s3.createBucket(b -> b.bucket("data"));
    s3.putBucketTagging(
        b -> b.bucket("data").tagging(t -> t.tagSet(g -> g.key("team").value("red"))));
    s3.putObject(b -> b.bucket("data").key("k").tagging("team=red"), RequestBody.fromString("x"));
    put(
        "s3",
        """
        {'Bucket':'data','Key':'k','Prefix':'home/','Delimiter':'/','MaxKeys':5,'VersionId':'null',
         'ACL':'private','GrantFullControl':'id=1','GrantRead':'id=1','GrantReadACP':'id=1',
         'GrantWrite':'id=1','GrantWriteACP':'id=1','CopySource':'data/k',
         'MetadataDirective':'COPY','ServerSideEncryption':'AES256','SSEKMSKeyId':'key',
         'SSECustomerAlgorithm':'AES256','StorageClass':'STANDARD',
         'WebsiteRedirectLocation':'/x','ObjectOwnership':'ObjectWriter',
         'ObjectLockMode':'GOVERNANCE','ObjectLockRetainUntilDate':'2030-01-01T00:00:00Z',
         'ObjectLockLegalHoldStatus':'ON','IfMatch':'e','IfNoneMatch':'*',
         'CreateBucketConfiguration':{'LocationConstraint':'eu-west-1'},'Tagging':'team=red',
         'PutObjectTagging:Tagging':{'TagSet':[{'Key':'team','Value':'red'}]},
         'PutBucketTagging:Tagging':{'TagSet':[{'Key':'team','Value':'red'}]}}""");
  }

  private void tables() {
    try (DynamoDbClient dynamo = client(DynamoDbClient.builder())) {
      dynamo.createTable(
          b ->
              b.tableName("games")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      a -> a.attributeName("player").attributeType(ScalarAttributeType.S))
                  .keySchema(k -> k.attributeName("player").keyType(KeyType.HASH))
                  .streamSpecification(
                      s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY))
                  .tags(t -> t.key("team").value("red")));
    }
    put(
        "dynamodb",
        """
        {'TableName':'games','ResourceArn':'arn:aws:dynamodb:us-east-1:ACCOUNT:table/games',
         'Tags':[{'Key':'team','Value':'red'}],'TagKeys':['team'],'ReturnConsumedCapacity':'TOTAL',
         'ReturnValues':'NONE','Key':{'player':{'S':'ann'}},'Item':{'player':{'S':'ann'}},
         'KeyConditionExpression':'player = :p','ProjectionExpression':'player',
         'ExpressionAttributeValues':{':p':{'S':'ann'}},
         'BatchGetItem:RequestItems':{'games':{'Keys':[{'player':{'S':'ann'}}]}},
         'BatchWriteItem:RequestItems':{'games':[{'PutRequest':{'Item':{'player':{'S':'ann'}}}}]},
         'TransactGetItems:TransactItems':
           [{'Get':{'TableName':'games','Key':{'player':{'S':'ann'}}}}],
         'TransactWriteItems:TransactItems':
           [{'Put':{'TableName':'games','Item':{'player':{'S':'ann'}}}}],
         'Statement':'SELECT * FROM games WHERE player = ?','Parameters':[{'S':'ann'}],
         'Statements':[{'Statement':'SELECT * FROM games WHERE player = ?',
           'Parameters':[{'S':'ann'}]}],
         'TransactStatements':[{'Statement':'SELECT score FROM games WHERE player = ?',
           'Parameters':[{'S':'ann'}]}]}""");
  }

  private void functions() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.py"));
      zip.write("def b(e, c): return 1".getBytes(StandardCharsets.UTF_8));
    }
    String mapping;
    try (LambdaClient lambda = client(LambdaClient.builder());
        DynamoDbClient dynamo = client(DynamoDbClient.builder())) {
      lambda.createFunction(
          b ->
              b.functionName("f")
                  .runtime(Runtime.PYTHON3_12)
                  .handler("a.b")
                  .role("arn:aws:iam::" + ALICE.id() + ":role/poller")
                  .tags(Map.of("team", "red"))
                  .code(c -> c.zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))));
      lambda.addPermission(
          b ->
              b.functionName("f")
                  .statementId("s1")
                  .action("lambda:InvokeFunction")
                  .principal("s3.amazonaws.com"));
      lambda.createFunctionUrlConfig(b -> b.functionName("f").authType(FunctionUrlAuthType.NONE));
      String stream = dynamo.describeTable(b -> b.tableName("games")).table().latestStreamArn();
      mapping =
          lambda
              .createEventSourceMapping(
                  b ->
                      b.functionName("f")
                          .eventSourceArn(stream)
                          .enabled(false)
                          .startingPosition(EventSourcePosition.LATEST))
              .uuid();
    }
    put(
        "lambda",
        """
        {'FunctionName':'f','Role':'arn:aws:iam::ACCOUNT:role/worker','Tags':{'team':'red'},
         'TagKeys':['team'],'Resource':'arn:aws:lambda:us-east-1:ACCOUNT:function:f',
         'Layers':['arn:aws:lambda:us-east-1:ACCOUNT:layer:x:1'],'Principal':'s3.amazonaws.com',
         'FunctionUrlAuthType':'AWS_IAM','AuthType':'AWS_IAM','StatementId':'s1','UUID':'MAPPING'}"""
            .replace("MAPPING", mapping));
  }

  private void machines() {
    String role = "arn:aws:iam::" + ALICE.id() + ":role/worker";
    try (SfnClient sfn = client(SfnClient.builder())) {
      sfn.createStateMachine(
          b ->
              b.name("m")
                  .roleArn(role)
                  .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}")
                  .tags(t -> t.key("team").value("red")));
      sfn.createActivity(b -> b.name("a").tags(t -> t.key("team").value("red")));
    }
    put(
        "states",
        """
        {'name':'m','stateMachineArn':'arn:aws:states:us-east-1:ACCOUNT:stateMachine:m',
         'activityArn':'arn:aws:states:us-east-1:ACCOUNT:activity:a',
         'resourceArn':'arn:aws:states:us-east-1:ACCOUNT:stateMachine:m',
         'roleArn':'arn:aws:iam::ACCOUNT:role/worker','tags':[{'key':'team','value':'red'}],
         'tagKeys':['team']}""");
  }
}
