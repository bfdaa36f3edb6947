package dip.model.catalogue;

import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Flag;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import dip.model.response.ResponseCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the text form (described at {@link CatalogueWriter}). Names may be used before they are declared. */
final class CatalogueReader {

    private final String[] lines;
    private final Map<String, Integer> declarations = new HashMap<>();
    private final Map<String, Shape> named = new HashMap<>();
    private int line;

    CatalogueReader(String text) {
        lines = text.split("\n");
    }

    Catalogue read() {
        if (!lines[0].equals(CatalogueWriter.HEADER)) {
            throw new IllegalArgumentException("no catalogue: the first line is not '" + CatalogueWriter.HEADER + "'");
        }
        String release = "";
        List<Profile> profiles = new ArrayList<>();
        List<ResponseCode> codes = new ArrayList<>();
        List<Integer> variants = new ArrayList<>();
        for (line = 1; line < lines.length; line++) {
            String[] words = lines[line].split(" ", 3);
            switch (words[0]) {
                case "release" -> release = words[1];
                case "interface" -> profiles.add(Profile.parse(lines[line].substring("interface ".length())));
                case "code" -> codes.add(new ResponseCode(words[1], words[2]));
                case "type", "block" -> declarations.put(words[1], line);
                case "variant" -> variants.add(line);
                case "" -> { }
                default -> throw wrong("unknown word " + words[0]);
            }
        }
        return new Catalogue(release, profiles, codes, variants.stream().map(this::variant).toList());
    }

    private Variant variant(int at) {
        line = at;
        Words words = new Words(lines[at]);
        words.next();
        String name = words.next();
        return shape(null, words, 1) instanceof Block block ? new Variant(name, block) : fail("a variant is an object");
    }

    private Shape named(String name) {
        Shape known = named.get(name);
        if (known != null) {
            return known;
        }
        Integer declared = declarations.remove(name);
        if (declared == null) {
            throw wrong("unknown or endless type " + name);
        }
        int back = line;
        line = declared;
        Words words = new Words(lines[line]);
        words.next();
        Shape shape = shape(words.next(), words, 1);
        line = back;
        named.put(name, shape);
        return shape;
    }

    private Shape shape(String name, Words words, int depth) {
        String word = words.next();
        return switch (word) {
            case "object" -> {
                boolean open = words.skip("open");
                boolean nullable = words.skip("null");
                yield new Block(name, fields(depth), open, nullable);
            }
            case "list" -> {
                String[] range = words.range();
                boolean nullable = words.skip("null");
                if (!words.skip("of")) {
                    throw wrong("a list is a list of something");
                }
                yield new Items(name, least(range[0]), most(range[1]), shape(null, words, depth), nullable);
            }
            case "text" -> text(name, words);
            case "integer", "number" -> {
                String[] range = words.range();
                BigDecimal step = words.skip("step") ? new BigDecimal(words.next()) : null;
                yield new Numeric(name, word.equals("integer"), decimal(range[0]), decimal(range[1]), step, words.skip("null"));
            }
            case "boolean" -> new Flag(name, words.skip("null"));
            case "anything" -> new Anything();
            default -> named(word);
        };
    }

    private static Text text(String name, Words words) {
        String[] range = words.range();
        boolean base64 = words.skip("base64");
        boolean nullable = words.skip("null");
        String pattern = words.skip("like") ? words.next() : null;
        List<String> allowed = new ArrayList<>();
        if (words.skip("of")) {
            while (words.hasNext()) {
                allowed.add(words.next());
            }
        }
        return new Text(name, least(range[0]), most(range[1]), List.copyOf(allowed), pattern, base64, nullable);
    }

    private List<Field> fields(int depth) {
        List<Field> fields = new ArrayList<>();
        while (line + 1 < lines.length && indent(lines[line + 1]) == depth) {
            line++;
            Words words = new Words(lines[line].strip());
            String name = words.next();
            boolean required = !name.endsWith("?");
            fields.add(new Field(required ? name : name.substring(0, name.length() - 1), required, shape(null, words, depth + 1)));
        }
        return List.copyOf(fields);
    }

    private static int indent(String text) {
        int spaces = 0;
        while (spaces < text.length() && text.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces / 2;
    }

    private static int least(String number) {
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private static int most(String number) {
        return number.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(number);
    }

    private static BigDecimal decimal(String number) {
        return number.isEmpty() ? null : new BigDecimal(number);
    }

    private Variant fail(String message) {
        throw wrong(message);
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException("catalogue, line " + (line + 1) + ": " + message);
    }
}
