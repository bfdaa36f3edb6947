/**
 * People are told of cases: over AMQP on {@code dip.notifications}, and by a webhook where there is one. What is told stands
 * in the row of the case, in the same transaction as the notice: at least once, and none is forgotten.
 */
package dip.status.notices;
