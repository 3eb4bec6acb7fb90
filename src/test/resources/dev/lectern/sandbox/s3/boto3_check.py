"""boto3 against a sandbox: python3 boto3_check.py ENDPOINT, keys in the environment.

Each function below is one check; the script prints its name and ends at the first surprise.
"""

import datetime
import hashlib
import io
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

ENDPOINT = sys.argv[1]
MB = 1024 * 1024
CONFIG = Config(region_name="us-east-1", signature_version="s3v4", s3={"addressing_style": "path"})
s3 = boto3.client("s3", endpoint_url=ENDPOINT, config=CONFIG)
resource = boto3.resource("s3", endpoint_url=ENDPOINT, config=CONFIG)


def same(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected!r}, but was {actual!r}")


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        same(error.response["Error"]["Code"], code)
        return error.response
    raise AssertionError(f"not refused with {code}")


def http(method, url, body=None, headers=None):
    request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def buckets_and_waiters():
    s3.create_bucket(Bucket="waited-for")
    s3.get_waiter("bucket_exists").wait(Bucket="waited-for")
    s3.put_object(Bucket="waited-for", Key="k", Body=b"x")
    s3.get_waiter("object_exists").wait(Bucket="waited-for", Key="k")
    s3.delete_object(Bucket="waited-for", Key="k")
    s3.get_waiter("object_not_exists").wait(Bucket="waited-for", Key="k")
    s3.delete_bucket(Bucket="waited-for")
    s3.get_waiter("bucket_not_exists").wait(Bucket="waited-for")
    try:
        s3.get_waiter("object_exists").wait(
            Bucket="waited-for", Key="k", WaiterConfig={"Delay": 1, "MaxAttempts": 1})
        raise AssertionError("an object in no bucket exists")
    except WaiterError:
        pass
    refused("404", s3.head_bucket, Bucket="waited-for")
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="waited-for")
    boto3.client(
        "s3", endpoint_url=ENDPOINT, config=CONFIG.merge(Config(region_name="eu-west-1"))
    ).create_bucket(
        Bucket="far-away", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    same(s3.get_bucket_location(Bucket="far-away")["LocationConstraint"], "eu-west-1")
    # The client learns the Region from the redirect and asks again there.
    s3.put_object(Bucket="far-away", Key="k", Body=b"x")
    same([k["Key"] for k in s3.list_objects_v2(Bucket="far-away")["Contents"]], ["k"])


def resources():
    bucket = resource.create_bucket(Bucket="by-resource")
    bucket.Versioning().enable()
    same(resource.BucketVersioning("by-resource").status, "Enabled")
    one = bucket.put_object(Key="a", Body=b"1", Metadata={"by": "mia"})
    one.put(Body=b"22")
    same(one.content_length, 2)
    same(resource.Object("by-resource", "a").get()["Body"].read(), b"22")
    versions = list(bucket.object_versions.filter(Prefix="a"))
    same([v.is_latest for v in versions], [True, False])
    same(versions[1].get()["Body"].read(), b"1")
    one.copy_from(CopySource={"Bucket": "by-resource", "Key": "a", "VersionId": versions[1].id})
    same(one.get()["Body"].read(), b"1")
    one.delete()
    same([o.key for o in bucket.objects.all()], [])
    same(len(list(bucket.object_versions.all())), 4)
    same(s3.list_object_versions(Bucket="by-resource")["DeleteMarkers"][0]["IsLatest"], True)
    bucket.object_versions.delete()
    bucket.delete()


def transfers():
    s3.create_bucket(Bucket="transfers")
    content = os.urandom(13 * MB + 5)
    config = TransferConfig(multipart_threshold=6 * MB, multipart_chunksize=5 * MB, max_concurrency=3)
    seen = []
    s3.upload_fileobj(
        io.BytesIO(content), "transfers", "big", Config=config, Callback=seen.append,
        ExtraArgs={"ContentType": "application/x-big", "Metadata": {"a": "b"}, "StorageClass": "STANDARD_IA"})
    same(sum(seen), len(content))
    head = s3.head_object(Bucket="transfers", Key="big")
    parts = [hashlib.md5(content[i:i + 5 * MB]).digest() for i in range(0, len(content), 5 * MB)]
    same(head["ETag"], '"%s-3"' % hashlib.md5(b"".join(parts)).hexdigest())
    same(head["ContentType"], "application/x-big")
    same(head["StorageClass"], "STANDARD_IA")
    back = io.BytesIO()
    s3.download_fileobj("transfers", "big", back, Config=config)
    same(back.getvalue() == content, True)
    s3.copy({"Bucket": "transfers", "Key": "big"}, "transfers", "copy", Config=config)
    same(s3.get_object(Bucket="transfers", Key="copy")["Body"].read() == content, True)
    same(s3.get_object(Bucket="transfers", Key="big", PartNumber=3)["ContentLength"], 3 * MB + 5)
    attributes = s3.get_object_attributes(
        Bucket="transfers", Key="big", ObjectAttributes=["ETag", "ObjectParts", "ObjectSize"])
    same(attributes["ObjectParts"]["TotalPartsCount"], 3)
    same(attributes["ObjectSize"], len(content))
    s3.upload_fileobj(io.BytesIO(b"small"), "transfers", "small")
    same(s3.head_object(Bucket="transfers", Key="small")["ETag"], '"%s"' % hashlib.md5(b"small").hexdigest())


def pages():
    s3.create_bucket(Bucket="pages")
    keys = [f"{folder}/{i:02}" for folder in ("a", "b ü", "c+d") for i in range(5)]
    for key in keys:
        s3.put_object(Bucket="pages", Key=key, Body=b"")
    for name in ("list_objects", "list_objects_v2"):
        found = s3.get_paginator(name).paginate(Bucket="pages", PaginationConfig={"PageSize": 4})
        same([o["Key"] for page in found for o in page.get("Contents", [])], sorted(keys))
    found = s3.get_paginator("list_objects_v2").paginate(
        Bucket="pages", Delimiter="/", PaginationConfig={"PageSize": 1})
    same([p["Prefix"] for p in found.search("CommonPrefixes") if p], ["a/", "b ü/", "c+d/"])
    found = s3.get_paginator("list_object_versions").paginate(
        Bucket="pages", PaginationConfig={"PageSize": 4})
    same([v["Key"] for v in found.search("Versions") if v], sorted(keys))
    ids = {}
    for key in ("m", "m", "n"):
        ids.setdefault(key, []).append(
            s3.create_multipart_upload(Bucket="pages", Key=key)["UploadId"])
    found = s3.get_paginator("list_multipart_uploads").paginate(
        Bucket="pages", PaginationConfig={"PageSize": 1})
    same([u["UploadId"] for u in found.search("Uploads") if u], ids["m"] + ids["n"])
    for number in (1, 2, 3):
        s3.upload_part(Bucket="pages", Key="n", UploadId=ids["n"][0], PartNumber=number, Body=b"x")
    found = s3.get_paginator("list_parts").paginate(
        Bucket="pages", Key="n", UploadId=ids["n"][0], PaginationConfig={"PageSize": 2})
    same([p["PartNumber"] for p in found.search("Parts") if p], [1, 2, 3])
    s3.abort_multipart_upload(Bucket="pages", Key="n", UploadId=ids["n"][0])
    refused("NoSuchUpload", s3.list_parts, Bucket="pages", Key="n", UploadId=ids["n"][0])
    gone = s3.delete_objects(
        Bucket="pages", Delete={"Objects": [{"Key": k} for k in keys[:10]], "Quiet": True})
    same(gone.get("Deleted"), None)
    gone = s3.delete_objects(Bucket="pages", Delete={"Objects": [{"Key": k} for k in keys[10:]]})
    same(sorted(d["Key"] for d in gone["Deleted"]), keys[10:])


def presigned():
    presigned_by(s3, "presigned")


def presigned_by_default():
    # signature version 2 in us-east-1, version 4 elsewhere
    presigned_by(boto3.client("s3", endpoint_url=ENDPOINT, region_name="us-east-1"), "by-default")
    frankfurt = boto3.client("s3", endpoint_url=ENDPOINT, region_name="eu-central-1")
    frankfurt.create_bucket(
        Bucket="frankfurt", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    frankfurt.put_object(Bucket="frankfurt", Key="k", Body=b"hello")
    url = frankfurt.generate_presigned_url("get_object", Params={"Bucket": "frankfurt", "Key": "k"})
    same("X-Amz-Signature" in url, True)
    same(http("GET", url)[2], b"hello")


def presigned_by(s3, bucket):
    s3.create_bucket(Bucket=bucket)
    key = "a b/ü+%25?x=1&y"
    url = s3.generate_presigned_url(
        "put_object", Params={"Bucket": bucket, "Key": key, "ContentType": "text/x"}, ExpiresIn=60)
    same(http("PUT", url, b"hello", {"Content-Type": "text/x"})[0], 200)
    same(http("PUT", url, b"hello", {"Content-Type": "text/y"})[0], 403)
    url = s3.generate_presigned_url(
        "get_object",
        Params={"Bucket": bucket, "Key": key, "ResponseContentDisposition": 'attachment; filename="x"'})
    status, headers, body = http("GET", url)
    same((status, body), (200, b"hello"))
    same(headers["Content-Disposition"], 'attachment; filename="x"')
    same(http("GET", url + "0")[0], 403)
    form = s3.generate_presigned_post(
        bucket, "in/${filename}", Fields={"acl": "bucket-owner-full-control", "success_action_status": "201"},
        Conditions=[{"acl": "bucket-owner-full-control"}, {"success_action_status": "201"},
                    ["content-length-range", 1, 10]], ExpiresIn=60)
    same(post(form, "f.txt", b"posted")[0], 201)
    same(s3.get_object(Bucket=bucket, Key="in/f.txt")["Body"].read(), b"posted")
    status, _, body = post(form, "g.txt", b"x" * 11)
    same(status, 400)
    same(b"<Code>EntityTooLarge</Code>" in body, True)


def post(form, name, content):
    cut = uuid.uuid4().hex
    body = b""
    for field, value in form["fields"].items():
        body += f'--{cut}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
    body += f'--{cut}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body += content + f"\r\n--{cut}--\r\n".encode()
    return http("POST", form["url"], body, {"Content-Type": f"multipart/form-data; boundary={cut}"})


def conditions_and_errors():
    s3.create_bucket(Bucket="conditions")
    etag = s3.put_object(Bucket="conditions", Key="k", Body=b"0123456789")["ETag"]
    refused("PreconditionFailed", s3.get_object, Bucket="conditions", Key="k", IfMatch='"no"')
    refused("304", s3.get_object, Bucket="conditions", Key="k", IfNoneMatch=etag)
    refused("304", s3.head_object, Bucket="conditions", Key="k",
            IfModifiedSince=datetime.datetime.now(datetime.timezone.utc))
    refused("412", s3.head_object, Bucket="conditions", Key="k", IfMatch='"no"')
    wrong = refused("InvalidRange", s3.get_object, Bucket="conditions", Key="k", Range="bytes=10-")
    same(wrong["ResponseMetadata"]["HTTPHeaders"]["content-range"], "bytes */10")
    same(s3.get_object(Bucket="conditions", Key="k", Range="bytes=-3")["Body"].read(), b"789")
    refused("NoSuchKey", s3.get_object, Bucket="conditions", Key="none")
    refused("404", s3.head_object, Bucket="conditions", Key="none")
    refused("NoSuchTagSet", s3.get_bucket_tagging, Bucket="conditions")
    refused("BucketNotEmpty", s3.delete_bucket, Bucket="conditions")
    refused("InvalidBucketName", s3.create_bucket, Bucket="xn--no")
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        put = s3.put_object(Bucket="conditions", Key="c", Body=b"x", ChecksumAlgorithm=algorithm)
        same(put["Checksum" + algorithm] != "", True)
        got = s3.get_object(Bucket="conditions", Key="c", ChecksumMode="ENABLED")
        same((got["Body"].read(), got["Checksum" + algorithm]), (b"x", put["Checksum" + algorithm]))
    refused("InvalidRequest", s3.put_object, Bucket="conditions", Key="c", Body=b"x",
            ChecksumSHA1="not base64")


def configurations():
    name = "configured"
    s3.create_bucket(Bucket=name)
    rule = {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "logs/"}, "Expiration": {"Days": 3}}
    s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": [rule]})
    same(s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"], [rule])
    same('rule-id="r"' in s3.put_object(Bucket=name, Key="logs/a", Body=b"")["Expiration"], True)
    cors = [{"AllowedMethods": ["GET"], "AllowedOrigins": ["https://a.example"]}]
    s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": cors})
    same(s3.get_bucket_cors(Bucket=name)["CORSRules"], cors)
    status, headers, _ = http(
        "OPTIONS", f"{ENDPOINT}/{name}/x", None,
        {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"})
    same((status, headers["Access-Control-Allow-Origin"]), (200, "https://a.example"))
    s3.put_bucket_website(
        Bucket=name, WebsiteConfiguration={"IndexDocument": {"Suffix": "i.html"}, "ErrorDocument": {"Key": "e"}})
    same(s3.get_bucket_website(Bucket=name)["IndexDocument"], {"Suffix": "i.html"})
    refused("AccessDenied", s3.put_bucket_policy, Bucket=name, Policy=(
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",'
        '"Action":"s3:GetObject","Resource":"arn:aws:s3:::configured/*"}]}'))
    s3.delete_public_access_block(Bucket=name)
    refused("NoSuchPublicAccessBlockConfiguration", s3.get_public_access_block, Bucket=name)
    s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": [{"Key": "a", "Value": ""}]})
    same(s3.get_bucket_tagging(Bucket=name)["TagSet"], [{"Key": "a", "Value": ""}])
    s3.put_object_tagging(Bucket=name, Key="logs/a", Tagging={"TagSet": [{"Key": "t", "Value": "v"}]})
    same(s3.get_object(Bucket=name, Key="logs/a")["TagCount"], 1)
    resource.BucketAcl(name).load()
    same(resource.ObjectAcl(name, "logs/a").grants[0]["Permission"], "FULL_CONTROL")
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [
        {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/my"},
         "BucketKeyEnabled": True}]})
    put = s3.put_object(Bucket=name, Key="e", Body=b"x")
    same((put["ServerSideEncryption"], put["BucketKeyEnabled"]), ("aws:kms", True))
    identity = boto3.client("sts", endpoint_url=ENDPOINT, region_name="us-east-1").get_caller_identity()
    same(identity["Arn"], f"arn:aws:iam::{identity['Account']}:root")


CHECKS = [buckets_and_waiters, resources, transfers, pages, presigned, presigned_by_default, conditions_and_errors, configurations]
for check in CHECKS:
    print(check.__name__, flush=True)
    check()
print("all well")
