package dip.ingress.webhook;

import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.ChannelPolicy;
import dip.service.participants.Participant;

/** An address that the DIP was told to call for one of our DIP IDs. */
public sealed interface Webhook {

    Participant recipient();

    /** As it stands in the path: {@code IF-036}, {@code PUB-036}, {@code REP-002} or {@code statusmessage}. */
    String channel();

    /** What metrics call it: the interface's id, or {@code statusmessage}. */
    String label();

    /** Takes messages of one interface. */
    record Messages(Participant recipient, String channel, InterfaceInfo interfaceInfo, ChannelPolicy policy)
            implements Webhook {

        @Override
        public String label() {
            return interfaceInfo.id();
        }
    }

    /** Takes status messages about what we sent. */
    record StatusMessages(Participant recipient) implements Webhook {

        static final String CHANNEL = "statusmessage";

        @Override
        public String channel() {
            return CHANNEL;
        }

        @Override
        public String label() {
            return CHANNEL;
        }
    }
}
