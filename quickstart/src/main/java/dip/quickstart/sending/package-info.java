/** What a business system does with egress-service: hand messages over, and ask what became of them. */
package dip.quickstart.sending;
