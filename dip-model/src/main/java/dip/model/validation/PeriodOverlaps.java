package dip.model.validation;

import java.util.Arrays;

/**
 * Finds settlement periods that are given twice or run into each other. A message in time order, as almost all are,
 * costs one comparison a period; only others are sorted.
 */
final class PeriodOverlaps {

    private long[] ends = new long[64];
    private int[] nodes = new int[64];
    private int count;
    private boolean apart = true;

    void add(long end, int node) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            nodes = Arrays.copyOf(nodes, count * 2);
        }
        apart &= count == 0 || end - ends[count - 1] >= PeriodRules.PERIOD_SECONDS;
        ends[count] = end;
        nodes[count++] = node;
    }

    void report(RuleFindings findings) {
        if (apart) {
            return;
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> ends[a] == ends[b] ? Integer.compare(a, b) : Long.compare(ends[a], ends[b]));
        for (int i = 1; i < count && !findings.isFull(); i++) {
            int later = Math.max(order[i - 1], order[i]);
            long gap = ends[order[i]] - ends[order[i - 1]];
            if (gap == 0) {
                findings.report(nodes[later], Rule.PERIOD_DUPLICATED, "Give each settlement period once in a message.");
            } else if (gap < PeriodRules.PERIOD_SECONDS) {
                findings.report(nodes[later], Rule.PERIOD_OVERLAPS, "Give periods that do not run into each other.");
            }
        }
    }
}
