package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.lab.Resource;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call is about decides whose it is, and whether a lab may make it at all. */
class TouchedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:PutObject|{`Bucket`:`b`,`Key`:`k`}|bucket b",
        "dynamodb:PutItem|{`TableName`:`t`,`Item`:{`TableName`:{`S`:`other`}}}|table t",
        "dynamodb:DescribeTable|{`TableName`:`arn:aws:dynamodb:us-east-1:1:table/t/index/i`}|table t",
        "dynamodb:BatchWriteItem|{`RequestItems`:{`t`:[],`u`:[]}}|table t, table u",
        "dynamodb:TransactWriteItems|{`TransactItems`:[{`Put`:{`TableName`:`t`}},{`Delete`:{`TableName`:`u`}}]}|table t, table u",
        "dynamodb:ExecuteStatement|{`Statement`:`SELECT * FROM t WHERE a = 1`}|table t",
        "lambda:Invoke|{`FunctionName`:`f:live`}|function f",
        "lambda:Invoke|{`FunctionName`:`arn:aws:lambda:us-east-1:1:function:f:2`}|function f",
        "lambda:CreateFunction|{`FunctionName`:`f`,`Role`:`arn:aws:iam::1:role/r`}|function f",
        "lambda:CreateEventSourceMapping|{`FunctionName`:`f`,`EventSourceArn`:`arn:aws:dynamodb:us-east-1:1:table/t/stream/x`}|function f, table t",
        "iam:AttachRolePolicy|{`RoleName`:`r`,`PolicyArn`:`arn:aws:iam::aws:policy/ReadOnlyAccess`}|role r",
        "iam:AttachRolePolicy|{`RoleName`:`r`,`PolicyArn`:`arn:aws:iam::1:policy/team/p`}|role r, policy p",
        "iam:CreatePolicy|{`PolicyName`:`p`}|policy p",
        "sts:AssumeRole|{`RoleArn`:`arn:aws:iam::1:role/r`}|role r",
        "states:CreateStateMachine|{`name`:`m`,`roleArn`:`arn:aws:iam::1:role/r`,`definition`:`{}`}|state-machine m",
        "states:StartExecution|{`stateMachineArn`:`arn:aws:states:us-east-1:1:stateMachine:m`,`name`:`x`}|state-machine m",
        "states:RedriveExecution|{`executionArn`:`arn:aws:states:us-east-1:1:execution:m:x`}|state-machine m",
        "dynamodb:ListTables|{}|",
      })
  void tells_what_a_call_is_about(String call, String parameters, String about) {
    String found =
        Touched.by(call, Json.MAPPER.readTree(parameters.replace('`', '"'))).stream()
            .map(Resource::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    String expected =
        about == null
            ? ""
            : java.util.Arrays.stream(about.split(", ")).sorted().collect(Collectors.joining(", "));
    assertThat(found).isEqualTo(expected);
  }
}
