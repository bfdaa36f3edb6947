/**
 * What is done about failures by rule: who sees to a case, until when, and what is sent again by itself. Nothing is sent
 * under a new reference but by such a rule or by a person.
 */
package dip.status.remedy;
