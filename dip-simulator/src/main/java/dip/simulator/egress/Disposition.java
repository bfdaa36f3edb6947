package dip.simulator.egress;

/** What the DIP does about an answer (dip-spec section 2.4). */
public enum Disposition {
    DELIVERED, REFUSED, RETRY;

    /** Statuses that the table does not name: a server's error is retried, anything else is not; no answer is retried. */
    public static Disposition of(int status) {
        return switch (status) {
            case 201, 207 -> DELIVERED;
            case 0, 408, 429, 500, 502, 503, 504 -> RETRY;
            case 400, 401, 403, 404, 405, 406, 413, 505 -> REFUSED;
            default -> status > 505 ? RETRY : REFUSED;
        };
    }
}
