package dip.quickstart.demo;

import dip.quickstart.reconcile.Arrival;
import dip.quickstart.reconcile.Discrepancy;
import dip.quickstart.reconcile.Journalled;
import dip.quickstart.reconcile.SendingReconciliation;
import dip.quickstart.reconcile.Submitted;
import dip.quickstart.sending.Egress;
import dip.quickstart.sending.SaidOfIt;
import dip.quickstart.sending.Submission;
import dip.quickstart.suite.Http;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All accounts of what was sent, read again and again until they add up. */
final class SendingAccount {

    private static final int READERS = 8;

    private final Http http;
    private final Egress egress;
    private final URI status;
    private final URI audit;
    private final DipSide dip;
    private final DipSide.Mark since;
    private final List<Submitted> submitted;
    private final Map<String, Submission> submissions = new ConcurrentHashMap<>();
    private final Map<String, SaidOfIt> said = new ConcurrentHashMap<>();
    private List<Arrival> arrivals = List.of();
    private List<Discrepancy> discrepancies;

    /** @param since where the DIP's journal stood before the first was handed over */
    SendingAccount(Http http, Egress egress, URI status, URI audit, DipSide dip, DipSide.Mark since, List<Submitted> submitted) {
        this.http = http;
        this.egress = egress;
        this.status = status;
        this.audit = audit;
        this.dip = dip;
        this.since = since;
        this.submitted = submitted;
    }

    /** Reads what was not final the last time. @return all that does not add up */
    List<Discrepancy> read() throws InterruptedException {
        if (submitted.isEmpty()) {
            return List.of();
        }
        readAll(ids(message -> !submissions.containsKey(message.submission()) || !submissions.get(message.submission()).isSettled()),
                egress::find, submissions);
        readAll(ids(unsettled()), id -> SaidOfIt.read(http, status, id), said);
        arrivals = dip.arrivals(since);
        List<Journalled> journal = JournalAccount.sent(http, audit, since.at().toEpochMilli(), System.currentTimeMillis());
        discrepancies = SendingReconciliation.of(submitted, submissions, arrivals, journal, said);
        return discrepancies;
    }

    void addTo(Table table) {
        if (submitted.isEmpty()) {
            return;
        }
        List<Submission> accepted = submissions.values().stream().filter(submission -> submission.state().equals("accepted")).toList();
        Set<String> references = accepted.stream().map(Submission::reference).collect(Collectors.toSet());
        table.row("messages handed over to be sent", count(submitted.size()), "");
        table.row("  refused before sending", count(submitted.stream().filter(message -> message.submission() == null).count()), "");
        table.row("  accepted by the DIP", count(accepted.size()), "");
        table.row("    found there after a lost answer", count(arrivals.stream().filter(arrival -> arrival.refusal() != null)
                .map(Arrival::reference).filter(references::contains).distinct().count()), "");
        table.row("  failed at the DIP", count(submissions.values().stream().filter(submission -> submission.state().equals("failed")).count()), "");
        table.row("  answered by recipients or the DIP", count(said.values().stream().filter(heard -> !heard.words().isEmpty()).count()), "");
        table.row("    in status messages", count(said.values().stream().mapToLong(heard -> heard.words().size()).sum()), "");
        table.row("sent, messages/s", String.format("%,.0f", rate(accepted)), "");
        addWait(table, "from handing over to acceptance, p50", accepted, 50);
        addWait(table, "from handing over to acceptance, p99", accepted, 99);
        Map<Boolean, List<Submission>> atOnce = accepted.stream().collect(Collectors.partitioningBy(submission -> submission.attempts() == 1));
        addWait(table, "  taken at the first attempt, p99", atOnce.get(true), 99);
        addWait(table, "  taken later (" + count(atOnce.get(false).size()) + "), p99", atOnce.get(false), 99);
    }

    /** What the DIP did not take at once was sent again after a pause, which is no matter of speed. */
    private static void addWait(Table table, String what, List<Submission> accepted, int percent) {
        table.row(what, percentile(accepted.stream().map(SendingAccount::millisToAcceptance).sorted().toList(), percent), "");
    }

    /** At first everything; then whatever did not add up. */
    private Predicate<Submitted> unsettled() {
        if (discrepancies == null) {
            return message -> true;
        }
        Set<String> open = discrepancies.stream().map(Discrepancy::subject).collect(Collectors.toSet());
        return message -> open.contains(message.reference());
    }

    private List<String> ids(Predicate<Submitted> wanted) {
        return submitted.stream().filter(message -> message.submission() != null && wanted.test(message)).map(Submitted::submission).toList();
    }

    private static <T> void readAll(Collection<String> ids, Function<String, Optional<T>> read, Map<String, T> into)
            throws InterruptedException {
        List<Future<?>> reading = new ArrayList<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            ids.forEach(id -> reading.add(readers.submit(() -> read.apply(id).ifPresent(found -> into.put(id, found)))));
            for (Future<?> each : reading) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private static double rate(List<Submission> accepted) {
        Optional<Instant> last = accepted.stream().map(Submission::settledAt).max(Instant::compareTo);
        Optional<Instant> first = accepted.stream().map(Submission::submittedAt).min(Instant::compareTo);
        return last.isEmpty() ? 0 : accepted.size() * 1000.0 / Math.max(1, Duration.between(first.orElseThrow(), last.get()).toMillis());
    }

    private static long millisToAcceptance(Submission submission) {
        return Duration.between(submission.submittedAt(), submission.settledAt()).toMillis();
    }

    private static String percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? "" : String.format("%,d ms", sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
    }

    private static String count(long number) {
        return String.format("%,d", number);
    }
}
