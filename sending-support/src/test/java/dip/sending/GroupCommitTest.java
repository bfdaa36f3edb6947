package dip.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST = 10;
    private static final String NO_CONNECTION = "08006";
    private static final String NOT_IN_THIS_ENCODING = "22021";

    private final List<List<String>> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final GroupCommit<String> commit = new GroupCommit<>(this::write, String::length, MOST);
    /** Of the failure of what has an item that begins with x. */
    private volatile String sqlState = NOT_IN_THIS_ENCODING;

    @Test
    void whatComesMeanwhileIsWrittenTogether() throws Exception {
        List<CompletableFuture<Void>> all = List.of(add("a"), add("b"), add("c"), add("d"));

        open.countDown();

        for (CompletableFuture<Void> each : all) {
            each.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(written).containsExactly(List.of("a"), List.of("b", "c", "d"));
    }

    @Test
    void nobodyReturnsBeforeItsOwnIsWritten() throws Exception {
        CompletableFuture<Void> first = add("a");
        CompletableFuture<Void> second = add("b");

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        open.countDown();
        second.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(written).contains(List.of("b"));
    }

    @Test
    void groupHasALargestSizeAndWhatAloneIsLargerGoesAlone() throws Exception {
        List<CompletableFuture<Void>> all = List.of(add("a"), add("bbbbbb"), add("cccc"), add("d"), add("eeeeeeeeeeeeeee"), add("f"));

        open.countDown();

        for (CompletableFuture<Void> each : all) {
            each.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(written).containsExactly(List.of("a"), List.of("bbbbbb", "cccc"), List.of("d"), List.of("eeeeeeeeeeeeeee"), List.of("f"));
    }

    @Test
    void whatIsWrongWithOneIsNoReasonForTheOthers() throws Exception {
        CompletableFuture<Void> first = add("a");
        CompletableFuture<Void> good = add("b");
        CompletableFuture<Void> bad = add("x");
        CompletableFuture<Void> better = add("c");

        open.countDown();

        first.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        good.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        better.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasRootCauseInstanceOf(SQLException.class);
        assertThat(written).containsExactly(List.of("a"), List.of("b", "x", "c"), List.of("b"), List.of("x"), List.of("c"));
    }

    @Test
    void whilePostgresIsAwayEachIsToldAndMayComeAgain() throws Exception {
        sqlState = NO_CONNECTION;
        CompletableFuture<Void> first = add("a");
        CompletableFuture<Void> one = add("b");
        CompletableFuture<Void> other = add("x");

        open.countDown();

        first.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(one::join).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(other::join).hasRootCauseInstanceOf(SQLException.class);
        commit.add("b");
        assertThat(written).containsExactly(List.of("a"), List.of("b", "x"), List.of("b"));
    }

    @Test
    void errorIsToldToAllOfTheGroupAndTheNextIsWritten() throws Exception {
        CompletableFuture<Void> first = add("a");
        CompletableFuture<Void> one = add("!");
        CompletableFuture<Void> other = add("b");

        open.countDown();

        first.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(() -> one.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> other.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class);
        add("c").get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(written).containsExactly(List.of("a"), List.of("!", "b"), List.of("c"));
    }

    /** In a thread of its own, which waits for its turn when this returns; the first waits for {@code open}. */
    private CompletableFuture<Void> add(String item) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                commit.add(item);
                end.complete(null);
            } catch (Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        thread.start();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!end.isDone() && thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("waits within %s", LIMIT).isLessThan(deadline);
            Thread.onSpinWait();
        }
        return end;
    }

    private void write(List<String> group) throws SQLException {
        try {
            open.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        written.add(new ArrayList<>(group));
        if (group.contains("!")) {
            throw new StackOverflowError();
        }
        if (group.stream().anyMatch(item -> item.startsWith("x"))) {
            throw new SQLException("x", sqlState);
        }
    }
}
