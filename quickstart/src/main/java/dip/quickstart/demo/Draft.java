package dip.quickstart.demo;

import dip.quickstart.reconcile.Submitted.Expected;

/**
 * A message to hand over to egress.
 *
 * @param mpan null where it has none
 * @param message JSON
 */
record Draft(String kind, String mpan, Expected expected, byte[] message) {
}
