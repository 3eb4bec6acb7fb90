#!/bin/sh
# Users, roles, profiles and MFA with the AWS CLI: sh identity_cli_check.sh ENDPOINT, in an empty
# folder, root's keys in the environment. Prints what it looks at and ends at the first surprise.
set -eu
endpoint=$1
export AWS_DEFAULT_REGION=us-east-1 AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE="$PWD/config" AWS_SHARED_CREDENTIALS_FILE="$PWD/credentials"
: > config
: > credentials

call() { aws --endpoint-url "$endpoint" --output text "$@"; }
same() { [ "$1" = "$2" ] || { printf 'expected: %s\nbut was:  %s\n' "$2" "$1"; exit 1; }; }
refused() {
  words=$1
  shift
  if answer=$(call "$@" 2>&1); then echo "not refused: $*"; exit 1; fi
  case $answer in *"$words"*) ;; *) printf 'expected %s, but was: %s\n' "$words" "$answer"; exit 1 ;; esac
}
as() { # profile, command: without root's keys, which come first
  profile=$1
  shift
  env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY AWS_PROFILE="$profile" \
    aws --endpoint-url "$endpoint" --output text "$@"
}
# One code of a virtual device: seed in base 32, steps of 30 seconds from now.
code() {
  /usr/bin/python3 -c '
import base64, hashlib, hmac, struct, sys, time
step = int(time.time()) // 30 + int(sys.argv[2])
mac = hmac.new(base64.b32decode(sys.argv[1]), struct.pack(">Q", step), hashlib.sha1).digest()
at = mac[-1] & 15
print("%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 1000000))' "$1" "$2"
}

echo 'users and keys'
call iam create-user --user-name ann > out
call iam put-user-policy --user-name ann --policy-name own --policy-document \
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","s3:ListAllMyBuckets"],"Resource":"*"}]}'
call iam create-access-key --user-name ann --query 'AccessKey.[AccessKeyId,SecretAccessKey]' > key
aws configure set aws_access_key_id "$(cut -f1 key)" --profile ann
aws configure set aws_secret_access_key "$(cut -f2 key)" --profile ann
same "$(as ann sts get-caller-identity --query Arn)" "arn:aws:iam::$ACCOUNT:user/ann"
as ann s3api list-buckets > out
if as ann iam list-users > out 2>&1; then echo 'ann may list users'; exit 1; fi
grep -q 'because no identity-based policy allows the iam:ListUsers action' out
same "$(call iam list-users --query 'Users[].UserName')" ann
refused EntityAlreadyExists iam create-user --user-name ann

echo 'a role by a profile'
call s3api create-bucket --bucket cli-identity > out
call iam create-role --role-name reader --assume-role-policy-document \
  "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/ann\"},\"Action\":\"sts:AssumeRole\"}]}" > out
call iam attach-role-policy --role-name reader --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
cat > assume.sh <<END
env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY AWS_PROFILE=ann aws --endpoint-url $endpoint --output json \
  sts assume-role --role-arn arn:aws:iam::$ACCOUNT:role/reader --role-session-name cli --query Credentials |
  sed 's/^{/{ "Version": 1,/'
END
aws configure set credential_process "sh $PWD/assume.sh" --profile reader
same "$(as reader sts get-caller-identity --query Arn)" "arn:aws:sts::$ACCOUNT:assumed-role/reader/cli"
as reader s3api list-objects-v2 --bucket cli-identity > out
if echo x | as reader s3 cp - s3://cli-identity/k > out 2>&1; then echo 'reader may write'; exit 1; fi
grep -q AccessDenied out

echo 'MFA'
call iam create-virtual-mfa-device --virtual-mfa-device-name ann --outfile seed \
  --bootstrap-method Base32StringSeed --query VirtualMFADevice.SerialNumber > serial
call iam enable-mfa-device --user-name ann --serial-number "$(cat serial)" \
  --authentication-code1 "$(code "$(cat seed)" -1)" --authentication-code2 "$(code "$(cat seed)" 0)"
as ann sts get-session-token --serial-number "$(cat serial)" --token-code "$(code "$(cat seed)" 0)" \
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' > token
aws configure set aws_access_key_id "$(cut -f1 token)" --profile mfa
aws configure set aws_secret_access_key "$(cut -f2 token)" --profile mfa
aws configure set aws_session_token "$(cut -f3 token)" --profile mfa
same "$(as mfa sts get-caller-identity --query Arn)" "arn:aws:iam::$ACCOUNT:user/ann"

echo 'the simulator'
same "$(call iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/ann" \
  --action-names s3:ListAllMyBuckets s3:GetObject --query 'EvaluationResults[].EvalDecision')" \
  'allowed	implicitDeny'
echo 'all well'
