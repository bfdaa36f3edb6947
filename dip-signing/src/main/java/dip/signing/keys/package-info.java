/**
 * Our own keys and certificates: made, kept, looked over and replaced. Keys are in PEM files, PKCS#12 files or PKCS#11 tokens;
 * nothing here puts a key, a password or a PIN into a message, a log or a {@code toString}.
 */
package dip.signing.keys;
