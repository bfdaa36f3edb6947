package dip.messaging;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes things from any thread and hands them over on one context, in order: one task there for all that came in
 * since the last, however many.
 */
final class Inbox<T> {

    private final Context context;
    private final Consumer<T> each;
    private final Runnable afterwards;
    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** @param afterwards run once behind each batch */
    Inbox(Context context, Consumer<T> each, Runnable afterwards) {
        this.context = context;
        this.each = each;
        this.afterwards = afterwards;
    }

    void add(T thing) {
        queue.add(thing);
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> handOver());
        }
    }

    private void handOver() {
        scheduled.set(false);
        T thing = queue.poll();
        while (thing != null) {
            each.accept(thing);
            thing = queue.poll();
        }
        afterwards.run();
    }
}
