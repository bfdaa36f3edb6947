package dip.quickstart.demo;

import dip.quickstart.reconcile.Discrepancy;
import java.util.List;

/** @param table for a terminal */
record DemoResult(String table, List<Discrepancy> discrepancies) {
}
