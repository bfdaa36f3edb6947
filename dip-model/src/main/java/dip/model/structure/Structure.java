package dip.model.structure;

import dip.model.json.JsonDocument;

/** A compiled shape. Immutable; safe to share between threads. */
public interface Structure {

    /** Tells {@code found} everything in which the value differs from the shape, in document order, until it is full. */
    void check(JsonDocument json, int node, Violations found);
}
