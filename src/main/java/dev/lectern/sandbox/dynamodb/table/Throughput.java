package dev.lectern.sandbox.dynamodb.table;

/** Provisioned capacity, in units a second. */
public record Throughput(long read, long write) {}
