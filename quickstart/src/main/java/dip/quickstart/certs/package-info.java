/** Our own keys and certificates at the command line; no suite has to run. */
package dip.quickstart.certs;
