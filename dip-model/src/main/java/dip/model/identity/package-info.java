/** By what a message is known again: digests of what it says, however it is written. */
package dip.model.identity;
