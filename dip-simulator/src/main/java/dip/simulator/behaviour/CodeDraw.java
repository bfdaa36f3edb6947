package dip.simulator.behaviour;

import dip.model.response.ResponseCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws response codes for a share of messages. The codes come like cards: each once before any comes again. The same
 * seed draws the same codes for the first message, the second and so on.
 */
final class CodeDraw {

    private final double share;
    private final List<ResponseCode> codes;
    private final Random random;
    private final Deque<ResponseCode> deck = new ArrayDeque<>();

    CodeDraw(double share, long seed, List<ResponseCode> codes) {
        this.share = share;
        this.codes = codes;
        this.random = new Random(seed);
    }

    /** For the next message; empty where none is drawn. */
    synchronized Optional<ResponseCode> next() {
        if (share == 0 || random.nextDouble() >= share) {
            return Optional.empty();
        }
        if (deck.isEmpty()) {
            List<ResponseCode> shuffled = new ArrayList<>(codes);
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        return Optional.of(deck.removeFirst());
    }
}
