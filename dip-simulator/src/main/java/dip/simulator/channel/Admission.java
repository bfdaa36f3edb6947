package dip.simulator.channel;

import dip.simulator.behaviour.Behaviours;
import dip.simulator.egress.Stops;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.OptionalInt;

/** Turns calls away that are well made, but not wanted now: where the DIP is stopped, and where there are too many. */
@Singleton
final class Admission {

    private final Stops stops;
    private final Behaviours behaviours;

    Admission(Stops stops, Behaviours behaviours) {
        this.stops = stops;
        this.behaviours = behaviours;
    }

    /** After {@link Guard#checkKey}. */
    void check(RoutingContext call, String channel) {
        String caller = Guard.caller(call).dipId();
        OptionalInt stopped = stops.answer(caller, channel);
        if (stopped.isPresent()) {
            call.response().setStatusCode(stopped.getAsInt()).end();
            return;
        }
        long seconds = behaviours.secondsToWait(caller);
        if (seconds > 0) {
            if (behaviours.current().rate().retryAfter()) {
                call.response().putHeader("Retry-After", Long.toString(seconds));
            }
            call.response().setStatusCode(429).end();
        } else {
            call.next();
        }
    }
}
