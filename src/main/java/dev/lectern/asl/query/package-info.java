/**
 * Payload templates, intrinsic functions and JSONata: whatever gives a value while a state runs.
 */
@NullMarked
package dev.lectern.asl.query;

import org.jspecify.annotations.NullMarked;
