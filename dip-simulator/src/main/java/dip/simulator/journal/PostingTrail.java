package dip.simulator.journal;

import dip.simulator.egress.Answer;
import dip.simulator.egress.Disposition;
import dip.simulator.egress.PostingWatch;
import java.util.List;

/** Notes a posting in the trails of the messages that it is about. */
public final class PostingTrail implements PostingWatch {

    private final Stage stage;
    private final List<Trail> trails;
    private final String recipient;
    private final String uri;

    /** @param stage {@link Stage#OUTBOUND} or {@link Stage#STATUS_MESSAGE} */
    public PostingTrail(Stage stage, List<Trail> trails, String recipient, String uri) {
        this.stage = stage;
        this.trails = List.copyOf(trails);
        this.recipient = recipient;
        this.uri = uri;
    }

    @Override
    public void answered(Answer answer, long millis) {
        Integer status = answer.status() == 0 ? null : answer.status();
        add(Step.called(stage, state(answer.status()), recipient, uri, status, answer.failure(), millis));
    }

    @Override
    public void paused() {
        add(Step.at(stage, State.PAUSED, recipient, "the DIP is stopped"));
    }

    @Override
    public void ended(Disposition disposition, Answer last) {
        if (disposition == Disposition.RETRY) {
            add(Step.at(stage, stage == Stage.OUTBOUND ? State.RETRIES_EXHAUSTED : State.DELIVERY_FAILURE, recipient,
                    "all attempts are used up"));
        }
    }

    private State state(int status) {
        return switch (Disposition.of(status)) {
            case DELIVERED -> State.DELIVERED;
            case REFUSED -> status == 400 && stage == Stage.OUTBOUND ? State.REJECTED_BY_RECIPIENT : State.DELIVERY_FAILURE;
            case RETRY -> status == 0 ? State.UNKNOWN_DELIVERY_STATUS : State.RETRYING;
        };
    }

    private void add(Step step) {
        trails.forEach(trail -> trail.add(step));
    }
}
