/**
 * A bucket's configuration documents: how each is checked, kept and answered. All but the policy go
 * through the same three operations.
 */
@NullMarked
package dev.lectern.sandbox.s3.config;

import org.jspecify.annotations.NullMarked;
