package dev.lectern.calc.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.access.BucketExposure.Status;
import dev.lectern.calc.access.BucketExposure.Stop;
import dev.lectern.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BucketExposureTest {

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  /** The examples of the user guide's page, and those near them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'Principal':'*'                                                                   | true
          'Principal':{'AWS':'*'}                                                           | true
          'Principal':{'AWS':['111122223333','*']}                                          | true
          'Principal':{'AWS':'111122223333'}                                                | false
          'Principal':{'Service':'logs.amazonaws.com'}                                      | false
          'NotPrincipal':{'AWS':'111122223333'}                                             | true
          'Principal':'*','Condition':{'StringLike':{'aws:SourceVpc':'vpc-*'}}              | true
          'Principal':'*','Condition':{'StringEquals':{'aws:SourceVpc':'vpc-91237329'}}     | false
          'Principal':'*','Condition':{'stringequals':{'AWS:sourcevpc':'vpc-91237329'}}     | false
          'Principal':'*','Condition':{'StringEqualsIfExists':{'aws:SourceVpc':'vpc-9'}}    | true
          'Principal':'*','Condition':{'ForAllValues:StringEquals':{'aws:SourceVpc':'v'}}   | true
          'Principal':'*','Condition':{'ForAnyValue:StringEquals':{'aws:PrincipalOrgID':'o-1'}} | false
          'Principal':'*','Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-9'}}         | true
          'Principal':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}               | true
          'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}       | false
          'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'0.0.0.0/1'}}            | true
          'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':['203.0.113.0/24','0.0.0.0/0']}} | true
          'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'2001:db8::/32'}}        | false
          'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'2001::/16'}}            | true
          'Principal':'*','Condition':{'StringLike':{'aws:userid':'AROAEXAMPLE:*'}}         | false
          'Principal':'*','Condition':{'StringLike':{'aws:userid':'*'}}                     | true
          'Principal':'*','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:r:1:t'}}     | false
          'Principal':'*','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:t'}}     | true
          'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalAccount':'${aws:username}'}} | true
          'Principal':'*','Condition':{'StringEquals':{'s3:prefix':'public'}}               | true
          """)
  void statements(String principal, boolean open) {
    JsonNode policy =
        json(
            "{'Statement':{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*',"
                + principal
                + "}}");
    assertThat(OpenStatements.open(policy)).isEqualTo(open);
    JsonNode deny = json(policy.toString().replace("Allow", "Deny"));
    assertThat(OpenStatements.open(deny)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::b/*, true",
    "s3:getobject, arn:aws:s3:::b/*, true",
    "s3:Get*, arn:aws:s3:::b/a/*, false",
    "s3:Get*, arn:aws:s3:::b/k?y, true",
    "s3:Get*, arn:aws:s3:::b/k*y, true",
    "s3:Get*, arn:aws:s3:::b/*e*, true",
    "s3:*Acl, *, false",
    "*, arn:aws:s3:::b, false",
    "*, *, true"
  })
  void objects(String action, String resource, boolean covered) {
    JsonNode policy =
        json(
            "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'"
                + action
                + "','Resource':'"
                + resource
                + "'}]}");
    BucketExposure exposure =
        BucketExposure.of(policy, Json.object(), Json.object(), "BucketOwnerEnforced");
    assertThat(exposure.opensObject("b", "key").isPresent()).isEqualTo(covered);
  }

  @Test
  void whatStopsIt() {
    JsonNode policy =
        json("{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}]}");
    JsonNode acl =
        json(
            "{'Grants':[{'Grantee':{'Type':'Group','URI':"
                + "'http://acs.amazonaws.com/groups/global/AllUsers'},'Permission':'READ'}]}");
    JsonNode none = Json.object();
    assertThat(BucketExposure.of(policy, none, none, "").status()).isEqualTo(Status.PUBLIC);
    BucketExposure shut =
        BucketExposure.of(
            policy,
            acl,
            json("{'RestrictPublicBuckets':true,'IgnorePublicAcls':true}"),
            "BucketOwnerEnforced");
    assertThat(shut.status()).isEqualTo(Status.ONLY_THIS_ACCOUNT);
    assertThat(shut.stops())
        .containsExactly(
            Stop.OWNER_ENFORCED, Stop.IGNORE_PUBLIC_ACLS, Stop.RESTRICT_PUBLIC_BUCKETS);
    assertThat(shut.opensObject("b", "k")).isEmpty();
    assertThat(BucketExposure.of(none, acl, none, "ObjectWriter").status())
        .isEqualTo(Status.PUBLIC);
    assertThat(BucketExposure.of(none, none, none, "ObjectWriter").status())
        .isEqualTo(Status.OBJECTS_CAN_BE_PUBLIC);
    assertThat(BucketExposure.of(none, acl, none, "BucketOwnerEnforced").status())
        .isEqualTo(Status.NOT_PUBLIC);
  }
}
