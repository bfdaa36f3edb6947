package dip.simulator.behaviour;

/** Names the part of a {@link Behaviour} that cannot be, and says why. */
final class WrongBehaviour extends IllegalArgumentException {

    private final String part;
    private final String problem;

    /** @param part in the settings' spelling, for instance {@code l2.share} */
    WrongBehaviour(String part, String problem) {
        super(part + ": " + problem);
        this.part = part;
        this.problem = problem;
    }

    String part() {
        return part;
    }

    String problem() {
        return problem;
    }
}
