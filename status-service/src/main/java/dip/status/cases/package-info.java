/**
 * Failures of what we sent become cases: one open case for each cause, however many messages fail of it. The last word of
 * each who says something of a message decides; what has its effect twice is counted once.
 */
package dip.status.cases;
