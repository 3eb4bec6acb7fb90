/**
 * The rows of Parquet files as JSON, for distributed Maps. Apache's own library reads columns and
 * puts records together; what is here finds the pages in the file and says how values look in JSON.
 */
@NullMarked
package dev.lectern.sandbox.stepfunctions.parquet;

import org.jspecify.annotations.NullMarked;
