import os
from decimal import Decimal
import json

import boto3  # Lambda has it; on this computer: pip install boto3

table = boto3.resource("dynamodb").Table(os.environ.get("TABLE", "lectern-orders"))


def handler(event, context):
    item = json.loads(json.dumps(event), parse_float=Decimal)
    item.setdefault("pk", "customer#1")
    item.setdefault("sk", "order#" + context.aws_request_id)
    answer = table.put_item(Item=item, ReturnConsumedCapacity="TOTAL")
    return {"table": table.name, "pk": item["pk"], "sk": item["sk"],
            "capacityUnits": answer["ConsumedCapacity"]["CapacityUnits"]}
