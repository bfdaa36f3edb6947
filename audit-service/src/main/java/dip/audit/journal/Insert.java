package dip.audit.journal;

import io.vertx.sqlclient.Tuple;

/** One statement that writes many rows: {@code insert … select from unnest(…) on conflict do nothing}, a parameter a column. */
record Insert(String sql, Tuple columns) {
}
