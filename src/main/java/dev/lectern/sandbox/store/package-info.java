/**
 * The sandbox's one store: ordered tables with transactions, blobs, snapshots.
 *
 * <p>A transaction is first appended to a log and then applied to the tables (H2 MVStore). What is
 * guaranteed:
 *
 * <ul>
 *   <li><b>After a killed process</b> every acknowledged transaction is there, whole; one that was
 *       under way is there wholly or not at all. The log, and the files of large blobs before it,
 *       are handed to the operating system before the caller hears of success. Half a record at the
 *       end of the log is cut off; its CRC tells.
 *   <li><b>After a power failure</b> about the last second may be missing, and nothing before it:
 *       once a second first the files of blobs and then the log are forced to disk. What is left is
 *       a beginning of the history, never later changes without earlier ones: a full segment of the
 *       log is on disk before the next begins, a segment is deleted after the tables are on disk, a
 *       blob's file after the record of its deletion is. Only the bytes of a large blob of that
 *       last second may be missing although its record is there; reading it then fails, it never
 *       gives other bytes.
 *   <li><b>When the disk refuses</b> (full, failing) a write is not acknowledged and changes
 *       nothing, or nothing is written any more until the next start.
 *   <li><b>Damage</b> is said in a sentence, the damaged file is kept aside, and the rest opens.
 * </ul>
 */
@NullMarked
package dev.lectern.sandbox.store;

import org.jspecify.annotations.NullMarked;
