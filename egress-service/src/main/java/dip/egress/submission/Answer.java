package dip.egress.submission;

/**
 * What a submission is answered, whatever door it came through.
 *
 * @param status as HTTP has it: 202 where all was taken
 * @param json where it was not, a problem (RFC 9457)
 */
record Answer(int status, String correlationId, byte[] json) {

    static final int TAKEN = 202;

    boolean isTaken() {
        return status == TAKEN;
    }
}
