package dip.messaging;

import java.util.UUID;
import org.apache.qpid.proton.message.Message;

/**
 * What people should know of a case, on {@code dip.notifications}. Told at least once; the same again has the same id.
 *
 * @param kind {@code opened}, {@code grew}, {@code overdue}, {@code closed} or {@code reopened}
 * @param webhook name of the one that the case's rule wants told; null for none
 * @param body JSON: the notice with the case as it is
 */
public record CaseNotice(UUID id, long caseId, String kind, String webhook, byte[] body) {

    public Message toMessage() {
        return new MessageWriter(id.toString(), "case-" + caseId, 3).with("dip-case", caseId).with("dip-kind", kind)
                .with("dip-webhook", webhook).json(body);
    }

    /** @throws UnreadableMessage where it is no such notice */
    public static CaseNotice of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        return new CaseNotice(in.id(), in.number("dip-case"), in.text("dip-kind"), in.textOrNull("dip-webhook"), in.body());
    }
}
