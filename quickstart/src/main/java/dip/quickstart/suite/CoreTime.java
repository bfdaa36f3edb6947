package dip.quickstart.suite;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Core time used by processes so far. Postgres counts with the processes that it has started. */
public record CoreTime(Map<String, Duration> byProcess) {

    public static CoreTime of(List<RunningProcess> processes) {
        return new CoreTime(processes.stream().collect(Collectors.toMap(RunningProcess::name, CoreTime::used)));
    }

    public CoreTime minus(CoreTime before) {
        return new CoreTime(byProcess.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                now -> now.getValue().minus(before.byProcess.getOrDefault(now.getKey(), Duration.ZERO)))));
    }

    public long micros(String process) {
        return byProcess.getOrDefault(process, Duration.ZERO).toNanos() / 1000;
    }

    private static Duration used(RunningProcess process) {
        return process.handle().stream().flatMap(handle -> Stream.concat(
                        Stream.of(handle), handle.descendants()))
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
