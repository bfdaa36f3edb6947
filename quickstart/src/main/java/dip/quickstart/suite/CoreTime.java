package dip.quickstart.suite;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Core time used by processes so far. Postgres' watcher counts with the server. */
public record CoreTime(Map<String, Duration> byProcess) {

    public static CoreTime of(Suite suite) {
        return new CoreTime(suite.running().stream().collect(Collectors.toMap(RunningProcess::name, process ->
                Stream.concat(process.handle().stream(), suite.startedBy(process).stream()).map(CoreTime::used)
                        .reduce(Duration.ZERO, Duration::plus))));
    }

    public CoreTime minus(CoreTime before) {
        return new CoreTime(byProcess.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                now -> now.getValue().minus(before.byProcess.getOrDefault(now.getKey(), Duration.ZERO)))));
    }

    public long micros(String process) {
        return byProcess.getOrDefault(process, Duration.ZERO).toNanos() / 1000;
    }

    private static Duration used(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }
}
