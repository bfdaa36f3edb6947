package dip.simulator.egress;

import dip.service.InvalidConfiguration;
import dip.simulator.SimulatorConfig;
import jakarta.inject.Singleton;

/** The {@link RetryTable} in force: that of the settings until an operator sets another. */
@Singleton
public final class Retries {

    private final RetryTable settings;
    private volatile RetryTable current;

    Retries(SimulatorConfig config) {
        SimulatorConfig.Egress egress = config.egress();
        settings = new RetryTable(egress.attempts(), egress.firstRetry().toMillis(), egress.longestRetry().toMillis());
        settings.problem().ifPresent(problem -> {
            throw new InvalidConfiguration("dip.simulator.egress.longest-retry",
                    problem + " (firstMs is first-retry, longestMs longest-retry)");
        });
        current = settings;
    }

    public RetryTable current() {
        return current;
    }

    /**
     * For the deliveries that begin from now on.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    public void set(RetryTable table) {
        table.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        current = table;
    }

    public void reset() {
        current = settings;
    }
}
