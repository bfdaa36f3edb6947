/** What people have done to all messages of a case: durable, paced, to be stopped; each message once, whoever does it. */
package dip.status.jobs;
