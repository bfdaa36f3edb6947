package dip.validation.lane;

import dip.messaging.Addresses;
import dip.messaging.DeadLetters;
import dip.messaging.InboundItem;
import dip.messaging.Received;
import dip.messaging.TraceContext;
import dip.messaging.UnreadableMessage;
import dip.model.catalogue.Lane;
import dip.validation.Measures;
import dip.validation.Measures.Stage;
import dip.validation.duplicates.Decision;
import dip.validation.duplicates.SeenItems;
import dip.validation.judge.Judge;
import dip.validation.judge.Judged;
import dip.validation.judge.Unprocessable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The work on a batch: judge each item, decide all in Postgres, publish, and only then settle. A crash anywhere leaves
 * the items with the broker; when they come again they get the verdicts that were committed, if any.
 */
@ApplicationScoped
class BatchWork {

    private static final Logger LOG = Logger.getLogger(BatchWork.class);

    private final Judge judge;
    private final SeenItems seenItems;
    private final Patience patience;
    private final Handover handover;
    private final DeadLetters deadLetters;
    private final Measures measures;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    BatchWork(Judge judge, SeenItems seenItems, Patience patience, Handover handover, DeadLetters deadLetters, Measures measures) {
        this.judge = judge;
        this.seenItems = seenItems;
        this.patience = patience;
        this.handover = handover;
        this.deadLetters = deadLetters;
        this.measures = measures;
    }

    /** @return done when every verdict is published; failed where one is not, and its item left unsettled: it will come again */
    Future<Void> handle(Lane lane, List<Received> batch) {
        Promise<Void> done = Promise.promise();
        threads.execute(() -> {
            try {
                work(lane, batch).onComplete(done);
            } catch (Throwable failure) {
                done.fail(failure);
            }
        });
        return measures.batch(lane, batch.size(), done.future());
    }

    private Future<Void> work(Lane lane, List<Received> batch) throws Patience.Ended, InterruptedException {
        List<Task> tasks = measures.time(Stage.RULES, () -> judge(lane, batch));
        Map<String, Decision> decisions = decide(lane, tasks);
        List<Future<Void>> settled = new ArrayList<>(tasks.size());
        for (Task task : tasks) {
            Decision decision = decisions.get(task.judged().itemId());
            if (decision != null) {
                measures.decided(lane, decision);
                settled.add(settle(task.received(), decision));
            }
        }
        return measures.time(Stage.PUBLISH, Future.join(settled).mapEmpty());
    }

    private List<Task> judge(Lane lane, List<Received> batch) {
        List<Task> tasks = new ArrayList<>(batch.size());
        for (Received received : batch) {
            try {
                tasks.add(new Task(received, judge.judge(InboundItem.of(received.message()))));
            } catch (UnreadableMessage | Unprocessable poison) {
                bury(lane, received, poison.getMessage());
            } catch (RuntimeException bug) {
                bury(lane, received, bug);
            }
        }
        return tasks;
    }

    /** By itemId. Where one item makes the deciding fail, the others are decided without it. */
    private Map<String, Decision> decide(Lane lane, List<Task> tasks) throws Patience.Ended, InterruptedException {
        List<Judged> judged = tasks.stream().map(Task::judged).toList();
        try {
            return patience.until(() -> measures.time(Stage.POSTGRES, () -> seenItems.decide(judged))).stream()
                    .collect(Collectors.toMap(decision -> decision.judged().itemId(), Function.identity()));
        } catch (RuntimeException bug) {
            if (tasks.size() == 1) {
                bury(lane, tasks.getFirst().received(), bug);
                return Map.of();
            }
            Map<String, Decision> decisions = new HashMap<>();
            for (Task task : tasks) {
                decisions.putAll(decide(lane, List.of(task)));
            }
            return decisions;
        }
    }

    private Future<Void> settle(Received received, Decision decision) {
        return handover.publish(decision, TraceContext.of(received.message())).onSuccess(acknowledged -> received.accept());
    }

    private void bury(Lane lane, Received received, RuntimeException bug) {
        LOG.errorf(bug, "The service fails on %s", named(received));
        bury(lane, received, "the service fails on it: " + bug.getClass().getName());
    }

    private void bury(Lane lane, Received received, String reason) {
        LOG.warnf("%s goes to the dead letters: %s", named(received), reason);
        measures.deadLetter();
        deadLetters.move(received, Addresses.inbound(lane), reason);
    }

    private static String named(Received received) {
        return "Item " + received.message().getMessageId() + " (correlation " + received.message().getCorrelationId() + ")";
    }
}
