#!/bin/sh
# Users, roles, profiles and MFA with the AWS CLI: sh identity_cli_check.sh ENDPOINT, in an empty
# folder, root's keys in the environment. Prints what it looks at and ends at the first surprise.
set -eu
endpoint=$1
export AWS_DEFAULT_REGION=us-east-1 AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE="$PWD/config" AWS_SHARED_CREDENTIALS_FILE="$PWD/credentials"
: > config
: > credentials

# Profiles say the endpoint, as the sandbox desk writes them. Older CLIs know that only by a rule.
if [ "$AGE" = OLDER ]; then
  export AWS_DATA_PATH="$PWD/models"
  mkdir -p models/sts/2011-06-15
  cat > models/sts/2011-06-15/endpoint-rule-set-1.json <<END
{"version": "1.0", "parameters": {
   "Region": {"builtIn": "AWS::Region", "required": false, "type": "String"},
   "UseDualStack": {"builtIn": "AWS::UseDualStack", "required": true, "default": false, "type": "Boolean"},
   "UseFIPS": {"builtIn": "AWS::UseFIPS", "required": true, "default": false, "type": "Boolean"},
   "Endpoint": {"builtIn": "SDK::Endpoint", "required": false, "type": "String"},
   "UseGlobalEndpoint": {"builtIn": "AWS::STS::UseGlobalEndpoint", "required": true, "default": false, "type": "Boolean"}},
 "rules": [{"conditions": [], "endpoint": {"url": "$endpoint", "properties": {}, "headers": {}}, "type": "endpoint"}]}
END
fi

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
step = int(sys.argv[3] or time.time()) // 30 + int(sys.argv[2])
mac = hmac.new(base64.b32decode(sys.argv[1]), struct.pack(">Q", step), hashlib.sha1).digest()
at = mac[-1] & 15
print("%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 1000000))' "$1" "$2" "${3:-}"
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
# both of one moment: half a minute may end between the two
now=$(date +%s)
call iam enable-mfa-device --user-name ann --serial-number "$(cat serial)" \
  --authentication-code1 "$(code "$(cat seed)" -1 "$now")" --authentication-code2 "$(code "$(cat seed)" 0 "$now")"
once=$(code "$(cat seed)" 0)
as ann sts get-session-token --serial-number "$(cat serial)" --token-code "$once" \
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' > token
aws configure set aws_access_key_id "$(cut -f1 token)" --profile mfa
aws configure set aws_secret_access_key "$(cut -f2 token)" --profile mfa
aws configure set aws_session_token "$(cut -f3 token)" --profile mfa
same "$(as mfa sts get-caller-identity --query Arn)" "arn:aws:iam::$ACCOUNT:user/ann"
if as ann sts get-session-token --serial-number "$(cat serial)" --token-code "$once" > out 2>&1; then
  echo 'a code was taken twice'
  exit 1
fi
grep -q 'MultiFactorAuthentication failed with invalid MFA one time pass code' out

echo 'a profile with role_arn and source_profile'
cat >> config <<END
[profile writer]
role_arn = arn:aws:iam::$ACCOUNT:role/reader
source_profile = ann
endpoint_url = $endpoint
role_session_name = from-profile
END
same "$(as writer sts get-caller-identity --query Arn)" "arn:aws:sts::$ACCOUNT:assumed-role/reader/from-profile"
as writer s3api list-objects-v2 --bucket cli-identity > out
if echo x | as writer s3 cp - s3://cli-identity/k > out 2>&1; then echo 'the role may write'; exit 1; fi
grep -q AccessDenied out

echo 'with an external id, for a quarter of an hour'
call iam create-role --role-name partner --assume-role-policy-document \
  "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/ann\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"kestrel\"}}}]}" > out
cat >> config <<END
[profile partner]
role_arn = arn:aws:iam::$ACCOUNT:role/partner
source_profile = ann
endpoint_url = $endpoint
external_id = kestrel
duration_seconds = 900
role_session_name = quarter
[profile partner-without]
role_arn = arn:aws:iam::$ACCOUNT:role/partner
source_profile = ann
endpoint_url = $endpoint
[profile partner-too-long]
role_arn = arn:aws:iam::$ACCOUNT:role/partner
source_profile = ann
endpoint_url = $endpoint
external_id = kestrel
duration_seconds = 7200
END
same "$(as partner sts get-caller-identity --query Arn)" "arn:aws:sts::$ACCOUNT:assumed-role/partner/quarter"
# What the CLI keeps for the next call says when the session ends.
/usr/bin/python3 -c '
import datetime, glob, json, sys
kept = [json.load(open(name)) for name in glob.glob(sys.argv[1] + "/*.json")]
ends = [one["Credentials"]["Expiration"] for one in kept
        if one["AssumedRoleUser"]["Arn"].endswith("partner/quarter")]
end = datetime.datetime.fromisoformat(ends[0].replace("Z", "+00:00"))
left = (end - datetime.datetime.now(datetime.timezone.utc)).total_seconds()
sys.exit(0 if 600 < left <= 900 else "the session has %d s left" % left)' "$HOME/.aws/cli/cache"
if as partner-without sts get-caller-identity > out 2>&1; then echo 'no word was wanted'; exit 1; fi
grep -q 'because no role trust policy allows the sts:AssumeRole action' out
if as partner-too-long sts get-caller-identity > out 2>&1; then echo 'two hours were given'; exit 1; fi
grep -q 'exceeds the MaxSessionDuration' out

echo 'the same with MFA'
call iam create-role --role-name strong --assume-role-policy-document \
  "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/ann\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}}]}" > out
cat >> config <<END
[profile strong-without]
role_arn = arn:aws:iam::$ACCOUNT:role/strong
source_profile = ann
endpoint_url = $endpoint
[profile strong]
role_arn = arn:aws:iam::$ACCOUNT:role/strong
source_profile = ann
endpoint_url = $endpoint
mfa_serial = $(cat serial)
role_session_name = with-mfa
END
if as strong-without sts get-caller-identity > out 2>&1; then echo 'no MFA was wanted'; exit 1; fi
grep -q 'because no role trust policy allows the sts:AssumeRole action' out
# The CLI asks for the code at the terminal: a terminal of its own answers it.
asked() { # code, profile, command
  answer=$1 profile=$2
  shift 2
  env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY AWS_PROFILE="$profile" CODE="$answer" \
    /usr/bin/python3 -c '
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
seen = b""
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    seen += more
    if seen.rstrip().endswith(b"mfa/ann:"):
        os.write(terminal, (os.environ["CODE"] + "\n").encode())
        seen += b"\n"
_, status = os.waitpid(pid, 0)
print(seen.decode().strip().splitlines()[-1])
sys.exit(os.waitstatus_to_exitcode(status))' \
    aws --endpoint-url "$endpoint" --output text "$@"
}
# A code of the next 30 seconds is taken too, and was not used yet.
same "$(asked "$(code "$(cat seed)" 1)" strong sts get-caller-identity --query Arn)" \
  "arn:aws:sts::$ACCOUNT:assumed-role/strong/with-mfa"
rm -rf "$HOME/.aws/cli/cache"
if asked 000000 strong sts get-caller-identity > out 2>&1; then echo 'a wrong code was taken'; exit 1; fi
grep -q 'MultiFactorAuthentication failed' out

echo 'a token of an identity provider'
call iam create-open-id-connect-provider --url https://idp.example.com --client-id-list course \
  --thumbprint-list 0123456789abcdef0123456789abcdef01234567 > out
call iam create-role --role-name web --assume-role-policy-document \
  "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::$ACCOUNT:oidc-provider/idp.example.com\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":{\"StringEquals\":{\"idp.example.com:aud\":\"course\",\"idp.example.com:sub\":\"ann\"}}}]}" > out
cat >> config <<END
[profile web]
role_arn = arn:aws:iam::$ACCOUNT:role/web
web_identity_token_file = $TOKEN_FILE
endpoint_url = $endpoint
role_session_name = from-token
END
same "$(as web sts get-caller-identity --query Arn)" "arn:aws:sts::$ACCOUNT:assumed-role/web/from-token"

echo 'the simulator'
same "$(call iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/ann" \
  --action-names s3:ListAllMyBuckets s3:GetObject --query 'EvaluationResults[].EvalDecision')" \
  'allowed	implicitDeny'
echo 'all well'
