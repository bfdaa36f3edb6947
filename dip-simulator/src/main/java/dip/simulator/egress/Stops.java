package dip.simulator.egress;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.simulator.SimulatorConfig;
import dip.simulator.egress.Stop.Direction;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the DIP is stopped, and the deliveries that wait for its start: so many, then egress threads wait with them. */
@Singleton
public final class Stops {

    private static final int MOST = 100;
    private static final long LOOK_AGAIN_MS = 1000;

    private final Catalogue catalogue;
    private final Participants participants;
    private final SimulatorConfig.State limits;
    private final Deque<Addressed> held = new ArrayDeque<>();
    private long heldBytes;
    private volatile List<Stop> stops = List.of();

    Stops(SimulatorConfig config, Catalogue catalogue, Participants participants, MeterRegistry metrics) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.limits = config.state();
        for (int i = 0; i < config.stops().size(); i++) {
            stopFromTheStart("dip.simulator.stops[" + i + "]", config.stops().get(i));
        }
        metrics.gauge("dip_simulator_held", this, Stops::heldCount);
    }

    /**
     * Replaces the stop of the same participant and channel.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    synchronized void stop(Stop stop) {
        problem(stop).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        List<Stop> next = without(stop.participant(), stop.channel());
        if (next.size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " stops already");
        }
        next.add(stop);
        stops = List.copyOf(next);
        notifyAll();
    }

    /** @return whether there was such a stop */
    synchronized boolean start(String participant, String channel) {
        List<Stop> next = without(participant, channel);
        boolean existed = next.size() < stops.size();
        stops = List.copyOf(next);
        notifyAll();
        return existed;
    }

    synchronized void startAll() {
        stops = List.of();
        notifyAll();
    }

    public synchronized List<StoppedWay> all() {
        return stops.stream().map(stop -> new StoppedWay(stop, held.stream().filter(stop::holds).count())).toList();
    }

    /** What a call is answered; empty where the DIP takes it. */
    public OptionalInt answer(String caller, String channel) {
        return stops.stream().filter(stop -> stop.turnsAway(caller, channel)).mapToInt(Stop::answer).findFirst();
    }

    /** Waits while there is no room. @return whether it is held; false where it may go on */
    boolean hold(Addressed delivery) throws InterruptedException {
        return !stops.isEmpty() && holdIfStopped(delivery);
    }

    /** Deliveries that nothing stops any more. */
    synchronized List<Addressed> takeFree() {
        List<Addressed> free = new ArrayList<>();
        for (Iterator<Addressed> each = held.iterator(); each.hasNext();) {
            Addressed delivery = each.next();
            if (!isStopped(delivery)) {
                free.add(delivery);
                each.remove();
                heldBytes -= delivery.posting().size();
            }
        }
        notifyAll();
        return free;
    }

    private synchronized boolean holdIfStopped(Addressed delivery) throws InterruptedException {
        while (isStopped(delivery)) {
            int size = delivery.posting().size();
            if (held.size() < limits.held() && heldBytes + size <= limits.heldBytes()) {
                delivery.posting().paused();
                held.add(delivery);
                heldBytes += size;
                return true;
            }
            wait(LOOK_AGAIN_MS);
        }
        return false;
    }

    private boolean isStopped(Addressed delivery) {
        return stops.stream().anyMatch(stop -> stop.holds(delivery));
    }

    private synchronized int heldCount() {
        return held.size();
    }

    private List<Stop> without(String participant, String channel) {
        List<Stop> others = new ArrayList<>(stops);
        others.removeIf(stop -> stop.isOf(participant, channel));
        return others;
    }

    private Optional<String> problem(Stop stop) {
        if (stop.participant() == null && stop.channel() == null) {
            return Optional.of("name a participant, a channel, or both");
        }
        if (stop.participant() != null && participants.find(stop.participant()).isEmpty()) {
            return Optional.of(stop.participant() + " is no participant");
        }
        boolean isChannel = stop.channel() == null || stop.channel().equals(Addressed.STATUSES)
                || catalogue.byChannel(stop.channel()).filter(channel -> channel.id().equals(stop.channel())).isPresent();
        if (!isChannel) {
            return Optional.of(stop.channel() + " is neither an interface nor " + Addressed.STATUSES);
        }
        return stop.answer() < 400 || stop.answer() > 599 ? Optional.of("answer is 400 to 599") : Optional.empty();
    }

    private void stopFromTheStart(String key, SimulatorConfig.Stop stop) {
        try {
            stop(new Stop(stop.participant().orElse(null), stop.channel().orElse(null),
                    stop.direction().orElse(Direction.BOTH), stop.answer().orElse(null)));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidConfiguration(key, wrong.getMessage());
        }
    }
}
