package dip.model.catalogue;

import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Text;
import java.util.List;

/**
 * One form of an interface's message, for some of its events.
 *
 * @param name the specification's name, for instance {@code IF-036-MSAppActive}
 * @param payload the shape of {@code payload}: CommonBlock and CustomBlock
 */
public record Variant(String name, Block payload) {

    /** What S0 allows as interface id; exactly one. */
    public String interfaceId() {
        return allowed("interfaceID").getFirst();
    }

    public String schemaVersion() {
        return allowed("schemaVersion").getFirst();
    }

    /** With their square brackets. */
    public List<String> eventCodes() {
        return allowed("eventCode");
    }

    private List<String> allowed(String field) {
        if (payload.field("CommonBlock") instanceof Block common && common.field("S0") instanceof Block s0
                && s0.field(field) instanceof Text text && !text.allowed().isEmpty()) {
            return text.allowed();
        }
        throw new IllegalArgumentException("variant " + name + " does not say which " + field + " it is for");
    }
}
