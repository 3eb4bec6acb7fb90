package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calls.SampleCalls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BatchWriteItem; {\"RequestItems\":{\"a\":[],\"b\":[]}}; a, b",
        "GetItem; {\"TableName\":\"orders\",\"Key\":{\"pk\":{\"S\":\"x\"}}}; orders",
        "TransactWriteItems; {'TransactItems':[{'Put':{'TableName':'a'}},{'Delete':{'TableName':'b'}},"
            + "{'Update':{'TableName':'a'}}]}; a, b",
        "TransactGetItems; {'TransactItems':[{'Get':{'TableName':'a','Key':{}}}]}; a",
        "GetRecords; {'ShardIterator':'arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/"
            + "2026-01-01T00:00:00.000|1|x'}; orders",
        "DescribeStream; {'StreamArn':'arn:aws:dynamodb:us-east-1:000000000000:table/a/stream/x'}; a",
        "DeleteBackup; {'BackupArn':'arn:aws:dynamodb:us-east-1:000000000000:table/a/backup/1'}; a",
        "TagResource; {'ResourceArn':'arn:aws:dynamodb:us-east-1:000000000000:table/a'}; a",
        "ExecuteStatement; {'Statement':'SELECT * FROM a'}; SELECT * FROM a",
        "ExecuteTransaction; {'TransactStatements':[{'Statement':'x'},{'Statement':'y'}]}; 'x; y'",
        "PutRolePolicy; {\"RoleName\":\"reader\",\"PolicyName\":\"own\"}; reader",
        "GetPolicy; {\"PolicyArn\":\"arn:aws:iam::111122223333:policy/limit\"}; policy/limit",
        "ListUsers; {\"PathPrefix\":\"/team/\"}; PathPrefix",
        "ListTables; {}; no parameters"
      })
  void a_call_is_told_by_what_it_is_about(String operation, String parameters, String expected) {
    String json = parameters.replace('\'', '"');
    assertThat(CallText.keyParameter(SampleCalls.of("dynamodb", operation, json, 0)))
        .isEqualTo(expected);
  }
}
