package dip.validation.duplicates;

import dip.messaging.Verdict;
import dip.validation.judge.Judged;

/** The verdict on an item, committed: it stays the same however often the item comes again. */
public record Decision(Judged judged, Duplicate duplicate, Verdict verdict) {
}
