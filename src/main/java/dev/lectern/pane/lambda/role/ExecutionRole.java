package dev.lectern.pane.lambda.role;

/**
 * A role of the account.
 *
 * @param trusted whether its trust policy lets Lambda act in it
 */
public record ExecutionRole(String arn, boolean trusted) {}
