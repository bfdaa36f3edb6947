package dip.audit.search;

/** Everything the journal has about one message, whichever way it went. */
sealed interface Detail permits MessageDetail, SentDetail {
}
