package dip.quickstart.demo;

import dip.model.validation.Finding;
import dip.quickstart.reconcile.Submitted;
import dip.quickstart.reconcile.Submitted.Expected;
import dip.quickstart.sending.Answer;
import dip.quickstart.sending.Egress;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for the business systems that hand messages over to egress: as much at a time as it is let, each submission again
 * and again under its key until it is answered.
 */
final class Outgoing implements AutoCloseable {

    private static final int TOGETHER = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Answers of the DIP that get lost on their way, at times that are spread over the whole. */
    private static final int CUT_ANSWERS = 3;

    /** @param isCut the DIP's next answer is to be lost */
    private record Parcel(String key, List<Draft> drafts, boolean isCut) {
    }

    private final Egress egress;
    private final DipSide dip;
    private final List<Parcel> parcels;
    private final int count;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger handedOver = new AtomicInteger();
    private final ExecutorService hand = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("business-out").factory());
    private final Future<List<Submitted>> end;
    private int released;

    private Outgoing(Egress egress, DipSide dip, List<Draft> drafts) {
        this.egress = egress;
        this.dip = dip;
        this.parcels = parcels(drafts);
        this.count = drafts.size();
        this.end = hand.submit(this::handOver);
    }

    static Outgoing start(Egress egress, DipSide dip, List<Draft> drafts) {
        return new Outgoing(egress, dip, drafts);
    }

    int count() {
        return count;
    }

    int handedOver() {
        return handedOver.get();
    }

    /** Lets this share of all be handed over, 0 to 1. */
    void upTo(double share) {
        int target = (int) Math.ceil(Math.min(1, share) * parcels.size());
        allowed.release(Math.max(0, target - released));
        released = Math.max(released, target);
    }

    /** Lets the rest go. @return all, when they are answered */
    List<Submitted> await() throws InterruptedException {
        upTo(1);
        try {
            return end.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("messages could not be handed over: " + failed.getCause().getMessage(), failed.getCause());
        }
    }

    @Override
    public void close() {
        hand.shutdownNow();
    }

    private List<Submitted> handOver() throws InterruptedException {
        List<Submitted> submitted = new ArrayList<>(count);
        for (Parcel parcel : parcels) {
            allowed.acquire();
            if (parcel.isCut()) {
                dip.cutNextAnswer();
            }
            submitted.addAll(submitted(parcel.drafts(), submit(parcel)));
            handedOver.set(submitted.size());
        }
        return submitted;
    }

    private Answer submit(Parcel parcel) {
        byte[] body = array(parcel.drafts());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return egress.submit(parcel.key(), body);
            } catch (UncheckedIOException noAnswer) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw noAnswer;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static List<Submitted> submitted(List<Draft> drafts, Answer answer) {
        List<Submitted> submitted = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            int index = i;
            submitted.add(switch (answer) {
                case Answer.Taken(List<Answer.Message> messages) -> new Submitted(draft.kind(), draft.expected(), messages.get(i).id(),
                        messages.get(i).reference(), List.of());
                case Answer.Refused(List<Answer.Wrong> messages) -> refused(draft, messages.stream().filter(wrong -> wrong.index() == index)
                        .flatMap(wrong -> wrong.findings().stream()).filter(Finding::isError).map(finding -> finding.code().code()).toList());
                case Answer.Conflict(int status, String detail) -> refused(draft, List.of(status + " " + detail));
            });
        }
        return submitted;
    }

    private static Submitted refused(Draft draft, List<String> codes) {
        return new Submitted(draft.kind(), draft.expected(), null, null, codes);
    }

    private static List<Parcel> parcels(List<Draft> drafts) {
        List<List<Draft>> groups = groups(drafts);
        String run = "demo-" + UUID.randomUUID() + "-";
        int cutEvery = Math.max(1, groups.size() / (CUT_ANSWERS + 1));
        List<Parcel> parcels = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            boolean isCut = i > 0 && i % cutEvery == 0 && i / cutEvery <= CUT_ANSWERS;
            parcels.add(new Parcel(run + i, groups.get(i), isCut));
        }
        return parcels;
    }

    /** What is to be refused goes alone: a submission is taken as a whole or not at all. */
    private static List<List<Draft>> groups(List<Draft> drafts) {
        List<List<Draft>> groups = new ArrayList<>();
        List<Draft> group = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.expected() instanceof Expected.Refused) {
                groups.add(List.of(draft));
                continue;
            }
            group.add(draft);
            if (group.size() == TOGETHER) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static byte[] array(List<Draft> drafts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        char separator = '[';
        for (Draft draft : drafts) {
            body.write(separator);
            body.writeBytes(draft.message());
            separator = ',';
        }
        body.write(']');
        return body.toByteArray();
    }
}
