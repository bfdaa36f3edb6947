package dip.sending;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * Writes what several threads want written, each its own, in as few transactions as that takes: what comes while one
 * transaction is under way is written together by the next. Nothing waits for company. Safe to share between threads.
 *
 * @param <T> what one thread wants written
 */
public final class GroupCommit<T> {

    /** One transaction: all of the group is durable when it returns, and none of it where it throws. */
    public interface Write<T> {
        void all(List<T> group) throws SQLException;
    }

    private final Write<T> write;
    private final ToLongFunction<T> sizes;
    private final long most;
    /** One a thread at most. */
    private final Deque<Entry<T>> waiting = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    private static final class Entry<T> {

        private final T item;
        private boolean isDone;
        private Throwable failure;

        Entry(T item) {
            this.item = item;
        }
    }

    /**
     * @param sizes of each
     * @param most of all in one transaction together, unless the first alone has more
     */
    public GroupCommit(Write<T> write, ToLongFunction<T> sizes, long most) {
        this.write = write;
        this.sizes = sizes;
        this.most = most;
    }

    /**
     * Blocks until it is durable.
     *
     * @throws SQLException where it was not written; what is wrong with another's is no reason
     */
    public void add(T item) throws SQLException {
        Entry<T> own = new Entry<>(item);
        synchronized (waiting) {
            waiting.add(own);
        }
        turn.lock();
        try {
            while (!own.isDone) {
                writeTogether(next());
            }
        } finally {
            turn.unlock();
        }
        switch (own.failure) {
            case null -> { }
            case SQLException failure -> throw failure;
            case Throwable bug -> throw new IllegalStateException(bug);
        }
    }

    private List<Entry<T>> next() {
        List<Entry<T>> group = new ArrayList<>();
        synchronized (waiting) {
            long size = 0;
            while (!waiting.isEmpty() && (group.isEmpty() || size + sizes.applyAsLong(waiting.peek().item) <= most)) {
                Entry<T> entry = waiting.remove();
                size += sizes.applyAsLong(entry.item);
                group.add(entry);
            }
        }
        return group;
    }

    private void writeTogether(List<Entry<T>> group) {
        Throwable failure = written(group);
        if (failure != null && group.size() > 1 && !isAboutTheWorld(failure)) {
            group.forEach(each -> end(List.of(each), written(List.of(each))));
        } else {
            end(group, failure);
        }
    }

    /** Whatever happens is for all of the group to be told, an error too: the others would wait for ever. */
    private Throwable written(List<Entry<T>> group) {
        try {
            write.all(group.stream().map(entry -> entry.item).toList());
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private static <T> void end(List<Entry<T>> group, Throwable failure) {
        group.forEach(entry -> {
            entry.failure = failure;
            entry.isDone = true;
        });
    }

    /** Then each alone would fail as well, and later. */
    private static boolean isAboutTheWorld(Throwable failure) {
        return failure instanceof Error || failure instanceof SQLException refused && !Transactions.isAboutData(refused);
    }
}
