package dip.validation.lane;

import dip.messaging.Received;
import dip.validation.judge.Judged;

/** A message at work, and what was found in it. */
record Task(Received received, Judged judged) {
}
