package dev.lectern.sandbox.s3.state;

/** A run of bytes within a blob; an object's content is a row of them. */
public record Segment(long blob, long offset, long length) {}
