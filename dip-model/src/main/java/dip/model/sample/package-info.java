/**
 * Messages made from the catalogue: valid by structure and by the rules that need no reference data, for any interface
 * and event of any release. Values are invented; the same seed and the same orders make the same messages.
 */
package dip.model.sample;
