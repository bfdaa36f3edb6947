/** Messages for participants to send: what their business systems would hand over. */
package dip.simulator.draft;
