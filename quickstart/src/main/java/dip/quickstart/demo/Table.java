package dip.quickstart.demo;

import java.util.ArrayList;
import java.util.List;

/** Rows of two or more columns for a terminal: the first column flush left, the others flush right. */
final class Table {

    private final List<String[]> rows = new ArrayList<>();

    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    Table line() {
        rows.add(new String[0]);
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            append(text, row, widths);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String[] row, int[] widths) {
        if (row.length == 0) {
            int total = 0;
            for (int width : widths) {
                total += width + 2;
            }
            text.append("  ").append("─".repeat(total - 2)).append('\n');
            return;
        }
        text.append("  ");
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            text.append(i == 0 ? row[i] + padding : padding + row[i]);
            text.append(i == row.length - 1 ? "\n" : "  ");
        }
    }
}
