package dev.lectern.pane.labs;

/**
 * Which lab was open, kept from run to run.
 *
 * @param lab its id; empty for the list
 */
public record KeptLab(String lab) {}
