/** The commands that need no suite: messages and signatures checked offline. */
package dip.quickstart.rules;
