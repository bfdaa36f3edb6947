package dip.model.catalogue;

import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Flag;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text form. A line is a fact: a word for what it is, a name, what is said of it; fields stand indented below
 * what they belong to. A field that may be left out has a {@code ?} behind its name; a type or block with a name is
 * declared once and named wherever it is used.
 *
 * <pre>
 * type DT-013-EnvironmentTag text 3..10 of PRD SITB SIT UIT DEV
 * block B900
 *   MQID B045
 *   settlementDayConsumptionPeriods list 1..200 of B901
 * </pre>
 */
final class CatalogueWriter {

    static final String HEADER = "dip-catalogue 1";

    private final Catalogue catalogue;
    private final Map<String, Shape> named = new TreeMap<>();
    private final StringBuilder out = new StringBuilder();

    CatalogueWriter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write() {
        out.append(HEADER).append("\nrelease ").append(catalogue.release()).append("\n\n");
        for (InterfaceInfo info : catalogue.interfaces()) {
            Profile profile = new Profile(info.id(), info.lane(), info.senders(), info.recipients(), info.name());
            out.append("interface ").append(profile.line()).append('\n');
        }
        out.append('\n');
        catalogue.responseCodes().forEach(code ->
                out.append("code ").append(code.code()).append(' ').append(code.text()).append('\n'));
        catalogue.variants().forEach(variant -> collect(variant.payload()));
        out.append('\n');
        named.values().stream().filter(shape -> !(shape instanceof Block)).forEach(shape -> declare("type", shape));
        named.values().stream().filter(Block.class::isInstance).forEach(shape -> declare("\nblock", shape));
        for (Variant variant : catalogue.variants()) {
            out.append("\nvariant ").append(variant.name()).append(' ');
            describe(variant.payload(), 1);
        }
        return out.toString();
    }

    private void collect(Shape shape) {
        if (shape.name() != null && named.put(shape.name(), shape) != null) {
            return;
        }
        switch (shape) {
            case Block block -> block.fields().forEach(field -> collect(field.shape()));
            case Items items -> collect(items.element());
            case Text t -> { }
            case Numeric n -> { }
            case Flag f -> { }
            case Anything a -> { }
        }
    }

    private void declare(String word, Shape shape) {
        out.append(word).append(' ').append(shape.name()).append(' ');
        describe(shape, 1);
    }

    private void use(Shape shape, int depth) {
        if (shape.name() != null) {
            out.append(shape.name()).append('\n');
        } else {
            describe(shape, depth);
        }
    }

    private void describe(Shape shape, int depth) {
        switch (shape) {
            case Block block -> describeBlock(block, depth);
            case Items items -> {
                word("list").word(range(items.min(), items.max())).nullable(items).word("of");
                use(items.element(), depth);
            }
            case Text text -> {
                word("text").word(range(text.min(), text.max())).word(text.base64() ? "base64" : "").nullable(text);
                word(text.pattern() == null ? "" : "like " + quoted(text.pattern()));
                word(text.allowed().isEmpty() ? "" : "of");
                text.allowed().forEach(value -> word(quoted(value)));
                endLine();
            }
            case Numeric number -> {
                word(number.whole() ? "integer" : "number").word(range(number));
                word(number.step() == null ? "" : "step " + number.step().toPlainString()).nullable(number).endLine();
            }
            case Flag flag -> word("boolean").nullable(flag).endLine();
            case Anything anything -> word("anything").endLine();
        }
    }

    private void describeBlock(Block block, int depth) {
        word("object").word(block.open() ? "open" : "").nullable(block).endLine();
        for (Field field : block.fields()) {
            out.repeat("  ", depth).append(field.name()).append(field.required() ? " " : "? ");
            use(field.shape(), depth + 1);
        }
    }

    private CatalogueWriter word(String word) {
        if (!word.isEmpty()) {
            out.append(word).append(' ');
        }
        return this;
    }

    private CatalogueWriter nullable(Shape shape) {
        return word(shape.nullable() ? "null" : "");
    }

    private void endLine() {
        out.setCharAt(out.length() - 1, '\n');
    }

    private static String range(int min, int max) {
        return range(min == 0 ? "" : Integer.toString(min), max == Integer.MAX_VALUE ? "" : Integer.toString(max));
    }

    private static String range(Numeric number) {
        return range(number.min() == null ? "" : number.min().toPlainString(),
                number.max() == null ? "" : number.max().toPlainString());
    }

    private static String range(String min, String max) {
        return min.isEmpty() && max.isEmpty() ? "" : min.equals(max) ? min : min + ".." + max;
    }

    private static String quoted(String value) {
        boolean bare = !value.isEmpty() && value.indexOf(' ') < 0 && value.charAt(0) != '\'';
        return bare ? value : '\'' + value.replace("'", "''") + '\'';
    }
}
