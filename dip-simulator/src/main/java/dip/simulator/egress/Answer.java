package dip.simulator.egress;

/**
 * What became of one call.
 *
 * @param status HTTP status; 0 where no answer came
 * @param body empty where none came
 * @param correlationId the answer's {@code X-Correlation-ID}; null where there is none
 * @param failure why no answer came; null where one did
 */
public record Answer(int status, byte[] body, String correlationId, String failure) {

    static Answer none(String failure) {
        return new Answer(0, new byte[0], null, failure);
    }
}
