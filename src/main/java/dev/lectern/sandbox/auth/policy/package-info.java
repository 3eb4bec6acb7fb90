/**
 * IAM's policy language (IAM User Guide, "IAM JSON policy element reference"): reading, checking
 * and matching of documents. Pure; immutable; any thread.
 */
@NullMarked
package dev.lectern.sandbox.auth.policy;

import org.jspecify.annotations.NullMarked;
