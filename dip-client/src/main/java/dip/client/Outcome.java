package dip.client;

import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse.Item;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of a call to the DIP, by the table of dip-spec section 2.3. A batch stands or falls as a whole. */
public sealed interface Outcome {

    /** There was a call; the journal is told of it. */
    sealed interface Tried extends Outcome {

        /** As metrics and journal say it. */
        String id();

        /** 0 where there was no answer. */
        int httpStatus();

        /** A sentence for people. */
        String detail();

        /** Of the answer, shortened; null where there was none. */
        String body();

        /** The DIP's response code; null where the answer carries none. */
        default String code() {
            return null;
        }
    }

    /**
     * The DIP has it.
     *
     * @param items of the answer, one a message where the DIP says so; empty where the answer is no StandardResponse
     */
    record Accepted(int httpStatus, String body, List<Item> items) implements Tried {

        /** Those that the answer names, in its order. */
        public List<String> transactionIds() {
            return items.stream().map(Item::transactionId).filter(Objects::nonNull).toList();
        }

        @Override
        public String id() {
            return "delivered";
        }

        @Override
        public String detail() {
            return answered(httpStatus);
        }

        @Override
        public String code() {
            return codeOf(items);
        }
    }

    /** The DIP will not have it: sending the same again would change nothing. */
    record Rejected(int httpStatus, String body, List<Item> items) implements Tried {

        private static final int BAD_REQUEST = 400;
        private static final int TOO_LARGE = 413;

        /** Each {@code CODE - Text}. */
        public List<String> reasons() {
            return items.stream().map(Item::message).filter(Objects::nonNull).distinct().toList();
        }

        /** Whether it may have been refused for one of several messages, so that the others would do without it. */
        public boolean isAboutContent() {
            return httpStatus == BAD_REQUEST || httpStatus == TOO_LARGE;
        }

        @Override
        public String id() {
            return "refused";
        }

        @Override
        public String detail() {
            return answered(httpStatus);
        }

        @Override
        public String code() {
            return codeOf(items);
        }
    }

    /**
     * The DIP does not have it, and cannot take it now.
     *
     * @param httpStatus 0 where there was no connection, so that nothing was sent
     * @param asked the wait that the DIP asked for in {@code Retry-After}
     */
    record TryLater(int httpStatus, String body, String detail, Optional<Duration> asked) implements Tried {

        @Override
        public String id() {
            return httpStatus == 0 ? "unreachable" : "busy";
        }

        @Override
        public String code() {
            return codeOf(Answers.items(body));
        }
    }

    /**
     * The DIP does not have it, and something of ours is the reason: nothing is wrong with the messages. To be sent again as
     * it is; calls are not tried before there is a chance.
     *
     * @param httpStatus 0 where TLS failed, so that the DIP has read nothing
     */
    record AtFault(int httpStatus, String body, Fault fault) implements Tried {

        @Override
        public String id() {
            return httpStatus == 0 ? "unreachable" : "refused";
        }

        @Override
        public String detail() {
            return fault.detail();
        }

        @Override
        public String code() {
            return codeOf(Answers.items(body));
        }
    }

    /** Something was sent and no answer came: the DIP may have it. To be sent again as it is, or not at all. */
    record Unknown(String detail) implements Tried {

        @Override
        public String id() {
            return "unknown";
        }

        @Override
        public int httpStatus() {
            return 0;
        }

        @Override
        public String body() {
            return null;
        }
    }

    /**
     * A guard let nothing through: no attempt was made.
     *
     * @param pause after which there may be room
     */
    record NotTried(Guard guard, Duration pause) implements Outcome {
    }

    /** What keeps calls back. */
    enum Guard {
        /** Something of ours is wrong, and was when it was last tried. */
        FAULT,
        /** The endpoint failed too often. */
        CIRCUIT,
        /** The DIP asked this participant for a pause. */
        RETRY_AFTER,
        /** As many calls as are allowed were under way for the whole of the wait. */
        CONCURRENCY,
        /** As many calls as are allowed in the time have been begun. */
        RATE
    }

    private static String answered(int httpStatus) {
        return "the DIP answered " + httpStatus;
    }

    private static String codeOf(List<Item> items) {
        return items.stream().map(Item::message).map(ResponseCode::codeIn).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
