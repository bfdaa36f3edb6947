package dip.simulator.traffic;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Which interfaces a profile sends to whom, and how often. */
final class Routes {

    private static final String APPOINTMENTS = "IF-031 IF-032 IF-033 IF-034 IF-035 IF-036 IF-037";
    private static final String CONSUMPTION = "IF-021";
    /** How often beside the others, which are 1: roughly a supplier's day. An assumption: no figures are published. */
    private static final Map<String, Double> USUAL_DAY = Map.of("IF-021", 40.0, "IF-036", 15.0, "IF-035", 8.0,
            "IF-037", 5.0, "IF-006", 5.0, "IF-018", 3.0, "IF-026", 3.0, "IF-041", 3.0);

    private final List<Route> routes;
    private final double weights;

    private Routes(List<Route> routes) {
        this.routes = routes;
        this.weights = routes.stream().mapToDouble(Route::weight).sum();
    }

    /** @throws IllegalArgumentException where the profile has nothing for these recipients */
    static Routes of(Profile profile, List<String> recipients, Catalogue catalogue, Participants participants) {
        List<Route> routes = new ArrayList<>();
        List<InterfaceInfo> interfaces = catalogue.interfaces().stream().sorted(Comparator.comparing(InterfaceInfo::id)).toList();
        for (String dipId : recipients) {
            Participant recipient = participants.find(dipId)
                    .orElseThrow(() -> new IllegalArgumentException(dipId + " is no participant"));
            for (InterfaceInfo channel : interfaces) {
                double weight = weight(profile, channel.id());
                List<Participant> senders = senders(channel, recipient, participants);
                boolean receives = channel.recipients().isEmpty() || channel.recipients().contains(recipient.role());
                if (weight > 0 && receives && !senders.isEmpty()) {
                    routes.add(new Route(recipient, channel, senders, weight));
                }
            }
        }
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("none of " + recipients + " may receive what this profile sends");
        }
        return new Routes(routes);
    }

    Route pick(RandomGenerator random) {
        double left = random.nextDouble() * weights;
        for (Route route : routes) {
            left -= route.weight();
            if (left < 0) {
                return route;
            }
        }
        return routes.getLast();
    }

    List<Route> all() {
        return routes;
    }

    private static List<Participant> senders(InterfaceInfo channel, Participant recipient, Participants participants) {
        return participants.all().stream()
                .filter(sender -> channel.senders().contains(sender.role()) && !sender.dipId().equals(recipient.dipId()))
                .sorted(Comparator.comparing(Participant::dipId)).toList();
    }

    private static double weight(Profile profile, String interfaceId) {
        return switch (profile) {
            case PEAK -> !APPOINTMENTS.contains(interfaceId) ? 0 : interfaceId.equals("IF-036") ? 6 : 1;
            case CONSUMPTION -> interfaceId.equals(CONSUMPTION) ? 1 : 0;
            case MIXED -> USUAL_DAY.getOrDefault(interfaceId, 1.0);
            case TRICKLE, HOSTILE -> 1;
        };
    }
}
