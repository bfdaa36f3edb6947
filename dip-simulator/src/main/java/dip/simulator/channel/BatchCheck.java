package dip.simulator.channel;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonLimits;
import dip.model.time.MessageTime;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.simulator.behaviour.Behaviours;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** L1: judges a batch as a whole, which stands or falls together (dip-spec sections 2.3 and 4). */
@Singleton
final class BatchCheck {

    /** The DIP ignores the case of field names on its way in (dip-spec section 1.1). */
    static final JsonLimits LIMITS = JsonLimits.DEFAULT.foldNames(true);

    private final Validator validator;
    private final ValidationSettings settings;
    private final Participants participants;
    private final InstantSource clock;
    private final Behaviours behaviours;
    private final SeenReferences seen;

    /** @param code one of the DIP's own, for instance {@code MSG1001} */
    record Problem(MessageFacts facts, String code, String help) {
    }

    BatchCheck(Validator validator, ValidationSettings settings, Participants participants,
            InstantSource clock, Behaviours behaviours, SeenReferences seen) {
        this.validator = validator;
        this.settings = settings;
        this.participants = participants;
        this.clock = clock;
        this.behaviours = behaviours;
        this.seen = seen;
    }

    /**
     * The first problem of each message that has one. Where none has, the references are claimed, unless their senders
     * are to learn by status message that they were used before.
     */
    List<Problem> claim(Participant caller, InterfaceInfo channel, Delivery batch) {
        List<Problem> problems = new ArrayList<>();
        Set<String> references = new HashSet<>();
        for (int i = 0; i < batch.count(); i++) {
            check(caller, channel, batch.message(i), references).ifPresent(problems::add);
        }
        boolean claims = problems.isEmpty() && behaviours.isRefusedForReferences();
        return claims ? duplicates(batch, seen.claim(references)) : problems;
    }

    /** Somebody may have been quicker since each message was looked at. */
    private static List<Problem> duplicates(Delivery batch, Set<String> taken) {
        return IntStream.range(0, batch.count()).mapToObj(i -> batch.message(i).facts())
                .filter(facts -> taken.contains(facts.senderUniqueReference())).map(BatchCheck::duplicate).toList();
    }

    private static Problem duplicate(MessageFacts facts) {
        return new Problem(facts, SeenReferences.CODE, SeenReferences.HELP);
    }

    /** Problems of the catalogue alone. */
    List<Finding> structure(DipMessage message) {
        return validator.validate(message, new ValidationContext(null, null, participants.environment(), clock.instant()),
                RuleSet.STRUCTURE).stream().filter(Finding::isError).toList();
    }

    private Optional<Problem> check(Participant caller, InterfaceInfo channel, DipMessage message, Set<String> references) {
        MessageFacts facts = message.facts();
        if (!channel.id().equals(facts.interfaceId())) {
            return problem(facts, "MSG1002", "the path names " + channel.id() + ", the message " + facts.interfaceId());
        }
        List<Finding> findings = structure(message);
        if (!findings.isEmpty()) {
            return problem(facts, "MSG1001", findings.getFirst().pointer() + ": " + findings.getFirst().advice());
        }
        if (!caller.dipId().equals(facts.senderDipId())) {
            return problem(facts, "MSG1009", "the API key is of " + caller.dipId());
        }
        if (!caller.role().equals(facts.senderRoleId()) || !channel.senders().contains(caller.role())) {
            return problem(facts, "MSG1010", channel.id() + " is sent by " + channel.senders());
        }
        if (!isPast(facts.senderTimestamp())) {
            return problem(facts, "MSG1007", "senderTimestamp is no time, or lies in the future");
        }
        if (facts.connectionProviderId() != null && participants.find(facts.connectionProviderId()).isEmpty()) {
            return problem(facts, "MSG1011", facts.connectionProviderId() + " is unknown");
        }
        if (behaviours.isRefusedForReferences() && isRepeated(facts, references)) {
            return Optional.of(duplicate(facts));
        }
        return Optional.empty();
    }

    private boolean isRepeated(MessageFacts facts, Set<String> references) {
        return seen.contains(facts.senderUniqueReference()) || !references.add(facts.senderUniqueReference());
    }

    private static Optional<Problem> problem(MessageFacts facts, String code, String help) {
        return Optional.of(new Problem(facts, code, help));
    }

    private boolean isPast(String timestamp) {
        long second = MessageTime.epochSecond(timestamp);
        return second != MessageTime.INVALID
                && second <= clock.instant().plus(settings.futureTolerance()).getEpochSecond();
    }
}
