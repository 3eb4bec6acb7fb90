package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Lines of the AWS CLI for the services that labs call. */
class CliLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "aws dynamodb create-table --table-name t --key-schema AttributeName=a,KeyType=HASH AttributeName=b,KeyType=RANGE|{'TableName':'t','KeySchema':[{'AttributeName':'a','KeyType':'HASH'},{'AttributeName':'b','KeyType':'RANGE'}]}",
        "aws dynamodb create-table --table-name t --provisioned-throughput ReadCapacityUnits=1,WriteCapacityUnits=2|{'TableName':'t','ProvisionedThroughput':{'ReadCapacityUnits':'1','WriteCapacityUnits':'2'}}",
        "aws dynamodb query --table-name t --no-scan-index-forward --limit 1 --consistent-read|{'TableName':'t','ScanIndexForward':false,'Limit':'1','ConsistentRead':true}",
        "aws lambda update-function-configuration --function-name f --environment Variables={A=1,B=two}|{'FunctionName':'f','Environment':{'Variables':{'A':'1','B':'two'}}}",
        "aws lambda update-alias --function-name f --name live --routing-config AdditionalVersionWeights={2=0.1}|{'FunctionName':'f','Name':'live','RoutingConfig':{'AdditionalVersionWeights':{'2':'0.1'}}}",
        "aws lambda invoke --function-name f --log-type Tail out.txt|{'FunctionName':'f','LogType':'Tail'}",
        "aws iam tag-role --role-name r --tags Key=a,Value=b|{'RoleName':'r','Tags':[{'Key':'a','Value':'b'}]}",
        "aws lambda update-function-configuration --function-name f --layers arn:a arn:b|{'FunctionName':'f','Layers':['arn:a','arn:b']}",
      })
  void reads_what_the_cli_reads(String line, String parameters) {
    assertThat(CliLine.parse(line).parameters())
        .isEqualTo(Json.MAPPER.readTree(parameters.replace('\'', '"')));
  }

  @Test
  void writes_what_it_reads() {
    String line =
        "aws dynamodb query --table-name t --key-condition-expression 'pk = :p'"
            + " --expression-attribute-values '{\":p\":{\"S\":\"x\"}}' --no-scan-index-forward";
    CliLine read = CliLine.parse(line);
    assertThat(CliLine.format(read.call(), read.parameters())).isEqualTo(line);
    assertThat(CliLine.format("dynamodb:ListStreams", Json.object()))
        .isEqualTo("aws dynamodbstreams list-streams");
    assertThat(CliLine.format("lambda:Invoke", Json.object().put("FunctionName", "f")))
        .isEqualTo(
            "aws lambda invoke --function-name f --cli-binary-format raw-in-base64-out out.txt");
  }

  @Test
  void a_service_that_is_not_here_is_named() {
    assertThatThrownBy(() -> CliLine.parse("aws sqs list-queues"))
        .hasMessageContaining(
            "s3api, dynamodb, dynamodbstreams, lambda, stepfunctions, iam and sts");
  }

  @Test
  void numbersThatWereFilledInAreNumbers() {
    ObjectNode parameters = Json.object().put("TableName", "t");
    parameters
        .putObject("ProvisionedThroughput")
        .put("ReadCapacityUnits", "88")
        .put("WriteCapacityUnits", 3);

    assertThat(CliLine.format("dynamodb:CreateTable", parameters))
        .endsWith(" '{\"ReadCapacityUnits\":88,\"WriteCapacityUnits\":3}'");
  }
}
