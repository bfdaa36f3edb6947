/** The DIP's own form of a date-time: reading it strictly and fast, and writing it. */
package dip.model.time;
