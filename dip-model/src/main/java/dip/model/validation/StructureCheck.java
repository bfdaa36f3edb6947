package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Text;
import dip.model.catalogue.Variant;
import dip.model.json.JsonDocument;
import dip.model.json.JsonPointer;
import dip.model.structure.Structure;
import dip.model.structure.StructureCompiler;
import dip.model.structure.Violations;
import dip.model.validation.Finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a message's structure by the variant of its interface and event. Where these are wrong, what all messages
 * have in common is still judged.
 */
final class StructureCheck {

    private static final List<String> COMMON_TO_ALL = List.of("S1", "A0", "D0");

    /** An interface's checks by event code, and the one for an event that it does not have. */
    private record Dispatch(InterfaceInfo info, Map<String, Structure> byEvent, Structure otherwise) {
    }

    private final Map<String, Dispatch> byInterface = new HashMap<>();
    private final Structure otherwise;

    StructureCheck(Catalogue catalogue) {
        StructureCompiler compiler = new StructureCompiler();
        for (InterfaceInfo info : catalogue.interfaces()) {
            Map<String, Structure> byEvent = new HashMap<>();
            for (String event : info.eventCodes()) {
                Variant variant = catalogue.variant(info.id(), event).orElseThrow();
                byEvent.put(event, compiler.compile(message(variant.payload())));
            }
            Structure unknownEvent = compiler.compile(envelope(catalogue, List.of(info.id()), List.of(info.schemaVersion()), info.eventCodes()));
            byInterface.put(info.id(), new Dispatch(info, byEvent, unknownEvent));
        }
        List<String> ids = catalogue.interfaces().stream().map(InterfaceInfo::id).toList();
        otherwise = compiler.compile(envelope(catalogue, ids, List.of(), List.of()));
    }

    /** @return the message's interface; null where it names none that the catalogue knows */
    InterfaceInfo check(DipMessage message, Findings findings) {
        JsonDocument json = message.document();
        int s0 = json.member(json.member(json.member(message.node(), "payload"), "CommonBlock"), "S0");
        Dispatch dispatch = byInterface.get(json.stringOrNull(json.member(s0, "interfaceID")));
        Structure structure = dispatch == null ? otherwise
                : dispatch.byEvent.getOrDefault(json.stringOrNull(json.member(s0, "eventCode")), dispatch.otherwise);
        structure.check(json, message.node(), new Sink(message, findings));
        return dispatch == null ? null : dispatch.info;
    }

    /** Beside {@code payload} the specification allows anything. */
    private static Block message(Block payload) {
        return new Block(null, List.of(new Field("payload", true, payload)), true, false);
    }

    private static Block envelope(Catalogue catalogue, List<String> ids, List<String> versions, List<String> events) {
        Block s0 = new Block(null, List.of(new Field("interfaceID", true, oneOf(ids)),
                new Field("schemaVersion", true, oneOf(versions)), new Field("eventCode", true, oneOf(events))), true, false);
        List<Field> blocks = new ArrayList<>(List.of(new Field("S0", true, s0)));
        Block common = (Block) catalogue.variants().getFirst().payload().field("CommonBlock");
        common.fields().stream().filter(field -> COMMON_TO_ALL.contains(field.name())).forEach(blocks::add);
        return message(new Block(null, List.of(new Field("CommonBlock", true, new Block(null, blocks, true, false)),
                new Field("CustomBlock", true, new Anything())), false, false));
    }

    private static Text oneOf(List<String> values) {
        return new Text(null, 1, Integer.MAX_VALUE, values, null, false, false);
    }

    /** Turns violations into findings. */
    private record Sink(DipMessage message, Findings findings) implements Violations {

        private static final String REQUIRED = "required";

        @Override
        public boolean isFull() {
            return findings.isFull();
        }

        @Override
        public void wrong(int node, String rule, String advice) {
            String pointer = JsonPointer.to(message.document(), message.node(), node);
            String value = Findings.shortened(message.document(), node);
            findings.add(pointer, rule, value, FieldCodes.of(pointer, rule), Severity.ERROR, advice);
        }

        @Override
        public void missing(int object, String field) {
            String pointer = JsonPointer.to(message.document(), message.node(), object) + '/' + JsonPointer.escape(field);
            findings.add(pointer, REQUIRED, null, FieldCodes.of(pointer, REQUIRED), Severity.ERROR, "Send " + field + ": it is mandatory here.");
        }
    }
}
