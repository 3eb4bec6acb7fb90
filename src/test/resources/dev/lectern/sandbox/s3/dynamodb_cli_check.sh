#!/bin/sh
# DynamoDB through the AWS CLI; the first argument is the sandbox's endpoint.
set -eu
export AWS_DEFAULT_REGION=us-east-1 AWS_PAGER="" AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE="$PWD/none" AWS_SHARED_CREDENTIALS_FILE="$PWD/none"
endpoint="$1"
d() { aws --endpoint-url "$endpoint" --output text dynamodb "$@"; }
is() { [ "$1" = "$2" ] || { echo "expected <$2>, got <$1>"; exit 1; }; }

d create-table --table-name orders --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S \
  --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE \
  --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES >/dev/null
d wait table-exists --table-name orders
is "$(d describe-table --table-name orders --query Table.TableStatus)" ACTIVE
is "$(d list-tables --query 'TableNames[0]')" orders

for i in 1 2 3; do
  d put-item --table-name orders \
    --item "{\"pk\":{\"S\":\"c\"},\"sk\":{\"S\":\"o$i\"},\"total\":{\"N\":\"$i.50\"},\"tags\":{\"SS\":[\"a\",\"b\"]}}"
done
is "$(d get-item --table-name orders --key '{"pk":{"S":"c"},"sk":{"S":"o2"}}' --query Item.total.N)" 2.5
is "$(d query --table-name orders --key-condition-expression 'pk = :p AND begins_with(sk, :o)' \
  --expression-attribute-values '{":p":{"S":"c"},":o":{"S":"o"}}' --no-scan-index-forward --no-paginate --limit 1 \
  --query 'Items[0].sk.S')" o3
is "$(d scan --table-name orders --select COUNT --return-consumed-capacity TOTAL \
  --query '[Count,ConsumedCapacity.CapacityUnits]' | tr '\t' ' ')" "3 0.5"
is "$(d update-item --table-name orders --key '{"pk":{"S":"c"},"sk":{"S":"o1"}}' \
  --update-expression 'ADD #t :n' --expression-attribute-names '{"#t":"total"}' --expression-attribute-values '{":n":{"N":"1"}}' \
  --return-values UPDATED_NEW --query Attributes.total.N)" 2.5
d put-item --table-name orders --item '{"pk":{"S":"c"},"sk":{"S":"o1"}}' \
  --condition-expression 'attribute_not_exists(pk)' 2>&1 | grep -q ConditionalCheckFailedException
is "$(d execute-statement --statement "SELECT total FROM orders WHERE pk = 'c' AND sk = ?" \
  --parameters '[{"S":"o3"}]' --query 'Items[0].total.N')" 3.5
d transact-write-items --transact-items '[{"Delete":{"TableName":"orders","Key":{"pk":{"S":"c"},"sk":{"S":"o3"}}}}]'
is "$(d batch-write-item --request-items \
  '{"orders":[{"PutRequest":{"Item":{"pk":{"S":"d"},"sk":{"S":"1"}}}}]}' \
  --query 'UnprocessedItems.orders')" None
d update-time-to-live --table-name orders \
  --time-to-live-specification Enabled=true,AttributeName=expires >/dev/null
is "$(d describe-time-to-live --table-name orders --query TimeToLiveDescription.TimeToLiveStatus)" ENABLED
is "$(d create-backup --table-name orders --backup-name first --query BackupDetails.BackupType)" USER

s() { aws --endpoint-url "$endpoint" --output text dynamodbstreams "$@"; }
arn=$(s list-streams --table-name orders --query 'Streams[0].StreamArn')
shard=$(s describe-stream --stream-arn "$arn" --query 'StreamDescription.Shards[0].ShardId')
iterator=$(s get-shard-iterator --stream-arn "$arn" --shard-id "$shard" \
  --shard-iterator-type TRIM_HORIZON --query ShardIterator)
is "$(s get-records --shard-iterator "$iterator" --query 'Records[*].eventName' | tr '\t' ' ')" \
  "INSERT INSERT INSERT MODIFY REMOVE INSERT"

d delete-table --table-name orders >/dev/null
d wait table-not-exists --table-name orders
echo all well
