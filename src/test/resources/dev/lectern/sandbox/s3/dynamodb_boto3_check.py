"""DynamoDB through boto3, resource and client; the first argument is the sandbox's endpoint."""

import sys
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

options = {"endpoint_url": sys.argv[1], "region_name": "us-east-1"}
resource = boto3.resource("dynamodb", **options)
client = boto3.client("dynamodb", **options)

table = resource.create_table(
    TableName="films",
    KeySchema=[
        {"AttributeName": "year", "KeyType": "HASH"},
        {"AttributeName": "title", "KeyType": "RANGE"},
    ],
    AttributeDefinitions=[
        {"AttributeName": "year", "AttributeType": "N"},
        {"AttributeName": "title", "AttributeType": "S"},
    ],
    ProvisionedThroughput={"ReadCapacityUnits": 10, "WriteCapacityUnits": 10},
)
table.wait_until_exists()

with table.batch_writer() as batch:
    for i in range(60):
        batch.put_item(
            Item={
                "year": 1990 + i % 3,
                "title": "film %02d" % i,
                "rating": Decimal("7.25"),
                "info": {"actors": ["a", "b"], "seen": True, "none": None},
                "genres": {"x", "y"},
                "raw": b"\x00\x01",
            }
        )
assert table.scan(Select="COUNT")["Count"] == 60
item = table.get_item(Key={"year": 1991, "title": "film 01"}, ConsistentRead=True)["Item"]
assert item["rating"] == Decimal("7.25") and item["genres"] == {"x", "y"}
assert item["raw"].value == b"\x00\x01" and item["info"]["none"] is None

found = table.query(
    KeyConditionExpression=Key("year").eq(1990) & Key("title").between("film 00", "film 30"),
    FilterExpression=Attr("info.seen").eq(True) & Attr("genres").contains("x"),
)
assert found["Count"] == 11, found["Count"]

updated = table.update_item(
    Key={"year": 1990, "title": "film 00"},
    UpdateExpression="SET info.actors[0] = :a, #r = #r + :one REMOVE genres",
    ExpressionAttributeNames={"#r": "rating"},
    ExpressionAttributeValues={":a": "z", ":one": 1},
    ReturnValues="ALL_NEW",
)["Attributes"]
assert updated["info"]["actors"] == ["z", "b"] and updated["rating"] == Decimal("8.25")
try:
    table.delete_item(
        Key={"year": 1990, "title": "film 00"}, ConditionExpression=Attr("rating").lt(8)
    )
    raise AssertionError("the condition does not hold")
except ClientError as error:
    assert error.response["Error"]["Code"] == "ConditionalCheckFailedException"
try:
    client.transact_write_items(
        TransactItems=[
            {
                "Put": {
                    "TableName": "films",
                    "Item": {"year": {"N": "1990"}, "title": {"S": "film 00"}},
                    "ConditionExpression": "attribute_not_exists(title)",
                }
            }
        ]
    )
    raise AssertionError("the item is there")
except client.exceptions.TransactionCanceledException as error:
    assert error.response["CancellationReasons"][0]["Code"] == "ConditionalCheckFailed"

pages = client.get_paginator("scan").paginate(TableName="films", PaginationConfig={"PageSize": 7})
assert sum(page["Count"] for page in pages) == 60
rows = client.execute_statement(Statement="SELECT title FROM films WHERE \"year\" = 1992")["Items"]
assert len(rows) == 20
table.delete()
table.wait_until_not_exists()
print("all well")
