import struct
from urllib.parse import unquote_plus

import boto3  # Lambda has it; on this computer: pip install boto3

s3 = boto3.client("s3")


def handler(event, context):
    record = event["Records"][0]["s3"]
    bucket, key = record["bucket"]["name"], unquote_plus(record["object"]["key"])
    answer = s3.get_object(Bucket=bucket, Key=key, Range="bytes=0-65535")
    head = answer["Body"].read()
    return {"bucket": bucket, "key": key, "type": answer["ContentType"],
            "size": int(answer["ContentRange"].split("/")[-1]), **picture(head)}


def picture(head):
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        width, height = struct.unpack(">II", head[16:24])
        return {"format": "PNG", "width": width, "height": height}
    if head[:6] in (b"GIF87a", b"GIF89a"):
        width, height = struct.unpack("<HH", head[6:10])
        return {"format": "GIF", "width": width, "height": height}
    at = 2
    while head[:2] == b"\xff\xd8" and at + 9 < len(head):
        marker, length = head[at + 1], struct.unpack(">H", head[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xC3:
            height, width = struct.unpack(">HH", head[at + 5:at + 9])
            return {"format": "JPEG", "width": width, "height": height}
        at += 2 + length
    return {"format": "no picture that this function knows"}
