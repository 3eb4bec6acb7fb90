package dev.lectern.pane.s3.transfer;

/** How far one part of a transfer is. */
public enum PartState {
  WAITING,
  SENDING,
  DONE,
  /** Failed, and waits to be sent again. */
  RETRYING,
  FAILED
}
