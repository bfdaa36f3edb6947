/** How long the certificates that a service uses will last: as a metric, and in the log when it is not long any more. */
package dip.service.certificates;
