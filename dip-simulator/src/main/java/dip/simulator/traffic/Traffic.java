package dip.simulator.traffic;

import dip.service.participants.ChannelPolicy;
import dip.simulator.run.Expected;
import dip.simulator.run.RunPlan;
import dip.simulator.traffic.Consignment.Parcel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The stream of deliveries of one run. The seed decides everything but references, transaction IDs and times. One thread's. */
public final class Traffic {

    private static final int TRIES = 200;
    private static final int LARGEST_DELIVERY = 1 << 20;

    private final RunPlan plan;
    private final Routes routes;
    private final ParcelMaker parcels;
    private final RandomGenerator random;
    private final List<Defect> defects;
    private int deliveries;
    private int wrongs;

    Traffic(RunPlan plan, Routes routes, ParcelMaker parcels, List<Defect> defects) {
        this.plan = plan;
        this.routes = routes;
        this.parcels = parcels;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
        this.defects = new ArrayList<>(defects);
        if (plan.profile() != Profile.HOSTILE) {
            Collections.shuffle(this.defects, random);
        }
    }

    /** @param remaining messages that may still be made; one that has a duplicate following counts as two */
    public Consignment next(int remaining) {
        deliveries++;
        return isWrong() ? wrong(defects.get(wrongs++ % defects.size()), remaining).orElseGet(() -> good(remaining))
                : good(remaining);
    }

    /** Another message of the same sender under the reference of one that was sent. */
    public Consignment duplicateOf(Consignment sent) {
        Parcel first = sent.parcels().getFirst();
        Route route = route(sent).from(sender -> first.identity().senderUniqueReference().contains("-" + sender.dipId() + "-"));
        Expected expected = FollowUp.DUPLICATE_REFERENCE.expected(policy(route));
        Parcel parcel = parcels.make(route, random, FollowUp.DUPLICATE_REFERENCE.id(), expected,
                first.identity().senderUniqueReference());
        return new Consignment(route.recipient(), route.channel(), List.of(parcel), Optional.empty(), Optional.empty());
    }

    /**
     * Hostile traffic is good and wrong by turns. Elsewhere wrong messages travel alone and good ones many at once: so
     * that the share is one of messages, it is weighted by that. Each defect comes once before any comes again.
     */
    private boolean isWrong() {
        if (plan.profile() == Profile.HOSTILE) {
            return deliveries % 2 == 0;
        }
        double wrong = plan.wrongShare() * plan.messagesPerDelivery();
        return random.nextDouble() * (wrong + 1 - plan.wrongShare()) < wrong;
    }

    private Optional<Consignment> wrong(Defect defect, int remaining) {
        return switch (defect) {
            case MessageDefect message -> damaged(message);
            case DeliveryDefect delivery -> {
                Route route = routes.pick(random);
                Parcel parcel = parcels.make(route, random, delivery.id(), delivery.expected(policy(route)), null);
                yield Optional.of(new Consignment(route.recipient(), route.channel(), List.of(parcel),
                        Optional.of(delivery), Optional.empty()));
            }
            case BatchDefect batch -> remaining < 2 ? Optional.empty() : badAmongGood(batch);
            case FollowUp later -> later == FollowUp.DUPLICATE_REFERENCE && remaining < 2 ? Optional.empty()
                    : Optional.of(followed(later));
        };
    }

    private Consignment followed(FollowUp later) {
        Route route = routes.pick(random);
        String kind = later == FollowUp.EXACT_REPEAT ? later.id() : ParcelMaker.GOOD;
        Parcel parcel = parcels.make(route, random, kind, Expected.good(policy(route)), null);
        return new Consignment(route.recipient(), route.channel(), List.of(parcel), Optional.empty(), Optional.of(later));
    }

    private Optional<Consignment> badAmongGood(BatchDefect batch) {
        Route route = routes.pick(random);
        Parcel good = parcels.make(route, random, batch.id(), batch.expectedOfGood(policy(route)), null);
        return parcels.makeDamaged(route, random, batch.id(), BatchDefect.BAD, batch.expected(policy(route)))
                .map(bad -> new Consignment(route.recipient(), route.channel(), List.of(good, bad), Optional.empty(), Optional.empty()));
    }

    /** Empty where no message was met that can have the defect. */
    private Optional<Consignment> damaged(MessageDefect defect) {
        for (int i = 0; i < TRIES; i++) {
            Route route = routes.pick(random);
            Optional<Parcel> parcel = parcels.makeDamaged(route, random, defect.id(), defect, defect.expected(policy(route)));
            if (parcel.isPresent()) {
                return Optional.of(new Consignment(route.recipient(), route.channel(), List.of(parcel.get()),
                        Optional.empty(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Consignment good(int remaining) {
        Route route = routes.pick(random);
        Expected expected = Expected.good(policy(route));
        int most = Math.min(plan.messagesPerDelivery(), remaining);
        List<Parcel> together = new ArrayList<>(most);
        int size = 0;
        while (together.size() < most && size < LARGEST_DELIVERY) {
            together.add(parcels.make(route, random, ParcelMaker.GOOD, expected, null));
            size += together.getLast().message().length;
        }
        return new Consignment(route.recipient(), route.channel(), together, Optional.empty(), Optional.empty());
    }

    private Route route(Consignment sent) {
        return routes.all().stream().filter(route -> route.channel().equals(sent.channel())
                && route.recipient().equals(sent.recipient())).findFirst().orElseThrow();
    }

    private static ChannelPolicy policy(Route route) {
        return route.recipient().policy(route.channel().id());
    }
}
