/**
 * From Postgres to the broker: what has to be told of something is stored with it, in one transaction, and passed on
 * afterwards. So neither is ever without the other, whatever ends in between.
 */
package dip.sending.relay;
