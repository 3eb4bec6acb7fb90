/**
 * One execution as a pure machine: what it is given (time, answers of tasks) changes its frames and
 * gives events and effects. It reads no clock, starts no thread and keeps nothing, so that it can
 * be written down after any step and go on from there.
 */
@NullMarked
package dev.lectern.sandbox.stepfunctions.interpreter;

import org.jspecify.annotations.NullMarked;
