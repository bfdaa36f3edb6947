package dip.audit.intake;

import dip.audit.entry.Entry;
import dip.messaging.Received;

/** A message at work, and the entry read out of it. */
record Filed(Received received, Entry entry) {
}
