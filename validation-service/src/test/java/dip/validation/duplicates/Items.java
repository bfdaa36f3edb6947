package dip.validation.duplicates;

import dip.messaging.InboundItem;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.validation.Finding;
import dip.service.participants.DuplicatePolicy;
import dip.validation.judge.Judged;
import dip.validation.judge.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Judged items of which only the identities matter, each named by a word. */
final class Items {

    static final Finding WRONG = new Finding("/payload", "required", null, Catalogue.builtIn().responseCode("RCP1021"),
            Finding.Severity.ERROR, "Send it.");

    private long millis;

    /** @param start receipt of the first, epoch milliseconds; each comes a millisecond later */
    Items(long start) {
        millis = start;
    }

    /** An item of a delivery of its own; a null word leaves the identity out. */
    Judged item(String transaction, String reference, String content, DuplicatePolicy policy, boolean good) {
        UUID delivery = new UUID(millis++ << 16 | 0x7000L, 0x8000_0000_0000_0000L);
        MessageFacts facts = new MessageFacts("IF-036", "011", "[MSAppActive]", "SIT", reference, null, "2200000001", "REGS",
                null, null, transaction, null, "PUB-036", null, false, "2000056535971");
        return new Judged(new InboundItem(delivery, 0, 1, "2300000001", "IF-036", 1_000, "https://localhost", "s", "d", "h", "f",
                "c", new byte[0], new byte[0], new byte[0]), facts, "IF-036", good ? List.of() : List.of(WRONG),
                new Keys(key(transaction), key(reference), key(content)), policy);
    }

    private static UUID key(String word) {
        return word == null ? null : UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }
}
