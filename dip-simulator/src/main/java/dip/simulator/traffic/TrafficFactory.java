package dip.simulator.traffic;

import dip.model.catalogue.Catalogue;
import dip.model.sample.MessageGenerator;
import dip.model.validation.ValidationSettings;
import dip.service.participants.Participants;
import dip.simulator.message.Identifiers;
import dip.simulator.run.RunPlan;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Starts streams of traffic. */
@Singleton
public final class TrafficFactory {

    private final Catalogue catalogue;
    private final Participants participants;
    private final ValidationSettings rules;
    private final Identifiers identifiers;
    private final InstantSource clock;

    TrafficFactory(Catalogue catalogue, Participants participants, ValidationSettings rules, Identifiers identifiers,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.rules = rules;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where the profile has nothing for the plan's recipients */
    public Traffic start(RunPlan plan) {
        Routes routes = Routes.of(plan.profile(), plan.recipients(), catalogue, participants);
        return new Traffic(plan, routes, new ParcelMaker(new MessageGenerator(catalogue, plan.seed()), identifiers,
                participants.environment(), plan.profile(), clock), Defect.all(rules));
    }
}
