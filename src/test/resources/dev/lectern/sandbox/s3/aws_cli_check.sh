#!/bin/sh
# The AWS CLI against a sandbox: sh aws_cli_check.sh ENDPOINT, in an empty folder, keys in the
# environment. Prints what it looks at and ends at the first surprise.
set -eu
endpoint=$1
export AWS_DEFAULT_REGION=us-east-1 AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE="$PWD/none" AWS_SHARED_CREDENTIALS_FILE="$PWD/none"

s3() { aws --endpoint-url "$endpoint" s3 "$@"; }
api() { aws --endpoint-url "$endpoint" --output text s3api "$@"; }
same() { [ "$1" = "$2" ] || { printf 'expected: %s\nbut was:  %s\n' "$2" "$1"; exit 1; }; }
refused() {
  code=$1
  shift
  if answer=$(api "$@" 2>&1); then echo "not refused: $*"; exit 1; fi
  case $answer in *"($code)"*) ;; *) printf 'expected %s, but was: %s\n' "$code" "$answer"; exit 1 ;; esac
}

echo 's3 mb, cp, ls, sync, mv, rm'
s3 mb s3://cli-files > out
mkdir -p tree/deep
echo one > tree/one.txt
echo two > "tree/deep/t w+o ü.txt"
head -c 9000000 /dev/urandom > tree/big.bin
# S3 keeps whole seconds: a file of this second counts as newer than its upload
find tree -type f -exec touch -d "1 hour ago" {} +
s3 sync tree s3://cli-files/tree > out
same "$(s3 sync tree s3://cli-files/tree)" ''
same "$(s3 ls s3://cli-files/tree/ --recursive | wc -l)" 3
s3 ls s3://cli-files/tree/ | grep -q 'PRE deep/'
s3 cp s3://cli-files/tree/big.bin big.bin > out
cmp big.bin tree/big.bin
rm tree/one.txt
s3 sync tree s3://cli-files/tree --delete > out
grep -q 'delete: s3://cli-files/tree/one.txt' out
s3 sync s3://cli-files/tree back > out
cmp "back/deep/t w+o ü.txt" "tree/deep/t w+o ü.txt"
s3 mv "s3://cli-files/tree/deep/t w+o ü.txt" s3://cli-files/moved.txt > out
same "$(s3 cp s3://cli-files/moved.txt -)" two
echo piped | s3 cp - s3://cli-files/piped --content-type text/x --metadata by=mia --storage-class STANDARD_IA
same "$(api head-object --bucket cli-files --key piped --query '[ContentType,Metadata.by,StorageClass]')" \
  "text/x	mia	STANDARD_IA"
s3 cp s3://cli-files/tree s3://cli-files/copy --recursive > out
s3 website s3://cli-files --index-document index.html --error-document error.html
same "$(api get-bucket-website --bucket cli-files --query 'IndexDocument.Suffix')" index.html
api delete-bucket-website --bucket cli-files
same "$(curl -fsS "$(s3 presign s3://cli-files/piped --expires-in 60)")" piped
s3 rm s3://cli-files --recursive > out
s3 rb s3://cli-files > out

echo 's3api: buckets'
b=cli-bucket
api create-bucket --bucket $b > out
api head-bucket --bucket $b > out
refused 404 head-bucket --bucket nobody-has-this
refused InvalidBucketName create-bucket --bucket xn--no
refused IllegalLocationConstraintException create-bucket --bucket far --region eu-west-1
api create-bucket --bucket cli-far --create-bucket-configuration LocationConstraint=eu-west-1 > out
same "$(api get-bucket-location --bucket cli-far)" eu-west-1
same "$(api list-buckets --query 'Buckets[].Name')" "cli-bucket	cli-far"
api put-bucket-versioning --bucket $b --versioning-configuration Status=Enabled
same "$(api get-bucket-versioning --bucket $b --query Status)" Enabled

echo 's3api: objects and versions'
echo v1 > v1
echo v2 > v2
first=$(api put-object --bucket $b --key k --body v1 --tagging a=b --query VersionId)
api put-object --bucket $b --key k --body v2 --checksum-algorithm SHA256 > out
api get-object --bucket $b --key k --version-id "$first" out.bin > out
cmp out.bin v1
api get-object --bucket $b --key k --range bytes=0-0 out.bin > out
same "$(cat out.bin)" v
same "$(api head-object --bucket $b --key k --checksum-mode ENABLED --query ChecksumSHA256)" \
  "$(openssl dgst -sha256 -binary v2 | base64)"
refused 412 head-object --bucket $b --key k --if-match nothing
refused NoSuchKey get-object --bucket $b --key none out.bin
refused InvalidRange get-object --bucket $b --key k --range bytes=99-100 out.bin
marker=$(api delete-object --bucket $b --key k --query VersionId)
refused NoSuchKey get-object --bucket $b --key k out.bin
refused MethodNotAllowed get-object --bucket $b --key k --version-id "$marker" out.bin
same "$(api list-object-versions --bucket $b --query 'length(Versions)')" 2
same "$(api list-object-versions --bucket $b --query 'DeleteMarkers[0].IsLatest')" True
api delete-object --bucket $b --key k --version-id "$marker" > out
api get-object --bucket $b --key k out.bin > out
cmp out.bin v2
api copy-object --bucket $b --key "c p" --copy-source "$b/k?versionId=$first" > out
api get-object --bucket $b --key "c p" out.bin > out
cmp out.bin v1
same "$(api get-object-tagging --bucket $b --key "c p" --query 'TagSet[0].Value')" b
api put-object-tagging --bucket $b --key k --tagging 'TagSet=[{Key=x,Value=y}]' > out
api delete-object-tagging --bucket $b --key k > out
same "$(api get-object-attributes --bucket $b --key k --object-attributes ObjectSize --query ObjectSize)" 3
same "$(api get-object-acl --bucket $b --key k --query 'Grants[0].Permission')" FULL_CONTROL
same "$(api list-objects-v2 --bucket $b --query 'Contents[].Key')" "c p	k"
same "$(api list-objects --bucket $b --delimiter ' ' --query 'CommonPrefixes[].Prefix')" "c "
api delete-objects --bucket $b --delete 'Objects=[{Key=c p},{Key=none}],Quiet=true' > out

echo 's3api: multipart'
head -c 5242880 /dev/zero > part
id=$(api create-multipart-upload --bucket $b --key big --query UploadId)
one=$(api upload-part --bucket $b --key big --upload-id "$id" --part-number 1 --body part --query ETag)
two=$(api upload-part-copy --bucket $b --key big --upload-id "$id" --part-number 2 --copy-source "$b/k" \
  --copy-source-range bytes=0-1 --query CopyPartResult.ETag)
same "$(api list-parts --bucket $b --key big --upload-id "$id" --query 'Parts[].Size')" "5242880	2"
same "$(api list-multipart-uploads --bucket $b --query 'Uploads[].Key')" big
refused InvalidPartOrder complete-multipart-upload --bucket $b --key big --upload-id "$id" \
  --multipart-upload "Parts=[{ETag=$two,PartNumber=2},{ETag=$one,PartNumber=1}]"
api complete-multipart-upload --bucket $b --key big --upload-id "$id" \
  --multipart-upload "Parts=[{ETag=$one,PartNumber=1},{ETag=$two,PartNumber=2}]" > out
same "$(api head-object --bucket $b --key big --part-number 2 --query '[ContentLength,PartsCount]')" "2	2"
id=$(api create-multipart-upload --bucket $b --key gone --query UploadId)
api abort-multipart-upload --bucket $b --key gone --upload-id "$id"
refused NoSuchUpload list-parts --bucket $b --key gone --upload-id "$id"

echo 's3api: configurations'
policy='{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::cli-bucket/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'
refused NoSuchBucketPolicy get-bucket-policy --bucket $b
api put-bucket-policy --bucket $b --policy "$policy"
same "$(api get-bucket-policy --bucket $b --query Policy)" "$policy"
same "$(api get-bucket-policy-status --bucket $b --query PolicyStatus.IsPublic)" False
api delete-bucket-policy --bucket $b
refused MalformedPolicy put-bucket-policy --bucket $b --policy '{"Version":"2012-10-17"}'
same "$(api get-public-access-block --bucket $b --query PublicAccessBlockConfiguration.BlockPublicAcls)" True
api put-public-access-block --bucket $b --public-access-block-configuration BlockPublicAcls=false
api delete-public-access-block --bucket $b
api put-bucket-encryption --bucket $b --server-side-encryption-configuration \
  'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms}}]'
same "$(api put-object --bucket $b --key e --body v1 --query ServerSideEncryption)" aws:kms
api get-bucket-encryption --bucket $b > out
api put-bucket-lifecycle-configuration --bucket $b --lifecycle-configuration \
  '{"Rules":[{"ID":"r","Status":"Enabled","Filter":{"Prefix":""},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7}}]}'
same "$(api get-bucket-lifecycle-configuration --bucket $b --query 'Rules[0].ID')" r
api delete-bucket-lifecycle --bucket $b
refused NoSuchLifecycleConfiguration get-bucket-lifecycle-configuration --bucket $b
api put-bucket-cors --bucket $b --cors-configuration '{"CORSRules":[{"AllowedMethods":["GET"],"AllowedOrigins":["*"]}]}'
same "$(api get-bucket-cors --bucket $b --query 'CORSRules[0].AllowedOrigins[0]')" '*'
api delete-bucket-cors --bucket $b
api put-bucket-tagging --bucket $b --tagging 'TagSet=[{Key=team,Value=blue}]'
same "$(api get-bucket-tagging --bucket $b --query 'TagSet[0].Value')" blue
api delete-bucket-tagging --bucket $b
api put-bucket-ownership-controls --bucket $b --ownership-controls 'Rules=[{ObjectOwnership=ObjectWriter}]'
same "$(api get-bucket-ownership-controls --bucket $b --query 'OwnershipControls.Rules[0].ObjectOwnership')" ObjectWriter
api put-object-acl --bucket $b --key e --acl public-read
same "$(api get-object-acl --bucket $b --key e --query 'Grants[1].Grantee.URI')" \
  http://acs.amazonaws.com/groups/global/AllUsers
api put-bucket-acl --bucket $b --acl public-read
api put-bucket-logging --bucket $b --bucket-logging-status "{\"LoggingEnabled\":{\"TargetBucket\":\"$b\",\"TargetPrefix\":\"log/\"}}"
same "$(api get-bucket-logging --bucket $b --query LoggingEnabled.TargetPrefix)" log/
api put-bucket-notification-configuration --bucket $b --notification-configuration \
  '{"QueueConfigurations":[{"QueueArn":"arn:aws:sqs:us-east-1:000000000000:q","Events":["s3:ObjectCreated:*"]}]}'
same "$(api get-bucket-notification-configuration --bucket $b --query 'QueueConfigurations[0].Events[0]')" 's3:ObjectCreated:*'
api put-bucket-accelerate-configuration --bucket $b --accelerate-configuration Status=Enabled
same "$(api get-bucket-accelerate-configuration --bucket $b --query Status)" Enabled
api put-bucket-request-payment --bucket $b --request-payment-configuration Payer=Requester
same "$(api get-bucket-request-payment --bucket $b)" Requester

echo 's3api: object lock'
l=cli-locked
api create-bucket --bucket $l --object-lock-enabled-for-bucket > out
api put-object-lock-configuration --bucket $l --object-lock-configuration \
  'ObjectLockEnabled=Enabled,Rule={DefaultRetention={Mode=GOVERNANCE,Days=1}}' > out
version=$(api put-object --bucket $l --key k --body v1 --query VersionId)
same "$(api get-object-retention --bucket $l --key k --query Retention.Mode)" GOVERNANCE
refused AccessDenied delete-object --bucket $l --key k --version-id "$version"
api put-object-legal-hold --bucket $l --key k --legal-hold Status=ON > out
refused AccessDenied delete-object --bucket $l --key k --version-id "$version" --bypass-governance-retention
api put-object-legal-hold --bucket $l --key k --legal-hold Status=OFF > out
api delete-object --bucket $l --key k --version-id "$version" --bypass-governance-retention > out
refused InvalidArgument delete-object --bucket $b --key k --bypass-governance-retention

echo 'sts'
same "$(aws --endpoint-url "$endpoint" --output text sts get-caller-identity --query Account)" "$ACCOUNT"
echo 'all well'
