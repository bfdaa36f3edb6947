/**
 * Shapes of the catalogue compiled to checks that run over a parsed document. The verdict is JSON Schema's (2020-12)
 * for what the specification says: lengths count code points, patterns are ECMA-262's, whole numbers may be written
 * {@code 30.0}. Every value gets at most one violation, the one that says most.
 */
package dip.model.structure;
