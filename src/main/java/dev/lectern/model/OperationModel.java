package dev.lectern.model;

import java.util.List;

/**
 * What AWS publishes of one operation.
 *
 * @param name for example {@code PutObject}
 * @param method HTTP method
 * @param uri path with {@code {Member}} and {@code {Member+}} labels, and fixed query parameters
 * @param input its input structure
 * @param output its output structure
 * @param status HTTP status of success
 * @param streamingInput whether the request body is a stream that is no member
 * @param streamingOutput whether the answer body is a stream that is no member
 * @param action the IAM action that allows it (Service Authorization Reference)
 * @param resource template of the ARN that it acts on, with {@code {Member}}, {@code {Region}} and
 *     {@code {AccountId}} labels; {@code *} when the action has no resource
 * @param keys condition keys besides {@link ConditionKeys#GLOBAL}; one that ends in a slash is
 *     followed by the name of a tag
 */
public record OperationModel(
    String name,
    String method,
    String uri,
    Shape.Structure input,
    Shape.Structure output,
    int status,
    boolean streamingInput,
    boolean streamingOutput,
    String action,
    String resource,
    List<String> keys) {}
