package dev.lectern.sandbox.s3.state;

/**
 * A part of a completed multipart upload.
 *
 * @param checksum base64, empty when the upload had no checksum algorithm
 */
public record PartInfo(int number, long size, String checksum) {}
