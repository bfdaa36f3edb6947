/**
 * The journal: everything that flows, written once, in batches, append-only; searched, and proved. Entries come from
 * {@code intake}, are written by {@code journal}, found by {@code search} and proved by {@code evidence}.
 */
package dip.audit;
