package dev.lectern.deploy;

/**
 * What the compiler says of a place in the code.
 *
 * @param line from 1; 0 when it is about no line
 * @param column from 1
 */
public record CodeProblem(String file, long line, long column, String text) {}
