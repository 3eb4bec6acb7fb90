/** JSONPath as Step Functions takes it: a strict reader, evaluation, reference paths. Pure. */
@NullMarked
package dev.lectern.asl.path;

import org.jspecify.annotations.NullMarked;
