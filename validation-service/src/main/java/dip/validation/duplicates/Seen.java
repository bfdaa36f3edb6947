package dip.validation.duplicates;

import java.util.UUID;

/**
 * What stands in the way of an item: the items that hold its keys. Each is null where there is none.
 *
 * @param own the verdict that the item itself already has
 * @param transaction itemId of the one with the same transaction
 * @param reference itemId of the one with the same reference
 * @param referenceContent that one's content key
 * @param content itemId of the first one with the same content
 */
record Seen(byte[] own, String transaction, String reference, UUID referenceContent, String content) {
}
