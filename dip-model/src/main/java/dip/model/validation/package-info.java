/**
 * Judging a message by the catalogue and by the rules that need no reference data. A verdict is a list of findings,
 * never an exception, whatever the message holds. What each rule is, with code and severity, stands in
 * {@code docs/reference/validation-rules.md}.
 */
package dip.model.validation;
