package dip.simulator.draft;

import java.util.List;

/**
 * What drafts to make.
 *
 * @param count 1 to 10,000
 * @param seed of the content: the same seed makes the same messages but for references and times
 * @param wrongShare share of those that something goes wrong with, 0 to 1
 * @param senders DIP IDs; empty for everybody who may call the DIP
 */
public record DraftRequest(int count, long seed, double wrongShare, List<String> senders) {

    private static final int MOST = 10_000;

    /** @throws IllegalArgumentException says which part of the request is wrong */
    public DraftRequest {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count is 1 to " + MOST);
        }
        if (!(wrongShare >= 0 && wrongShare <= 1)) {
            throw new IllegalArgumentException("wrongShare is 0 to 1");
        }
        senders = List.copyOf(senders);
    }
}
