/** Users, groups, roles, policies, keys and sessions, as IAM and STS keep and services use them. */
@NullMarked
package dev.lectern.sandbox.auth.identity;

import org.jspecify.annotations.NullMarked;
