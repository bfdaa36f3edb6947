package dip.model.catalogue;

/** The words of a line, apart by spaces; a word with a space in it stands in single quotes, a quote doubled. */
final class Words {

    private final String line;
    private int at;

    Words(String line) {
        this.line = line;
    }

    boolean hasNext() {
        return at < line.length();
    }

    String next() {
        if (!hasNext()) {
            throw new IllegalArgumentException("the line ends too early: " + line);
        }
        return line.charAt(at) == '\'' ? quoted() : bare();
    }

    /** Whether the next word is this one, which is then gone. */
    boolean skip(String word) {
        boolean is = line.startsWith(word, at) && (at + word.length() == line.length() || line.charAt(at + word.length()) == ' ');
        if (is) {
            at += word.length() + 1;
        }
        return is;
    }

    /** {@code 1..60}, {@code 1..}, {@code ..60} or {@code 25}, as least and most; both empty where no range stands here. */
    String[] range() {
        if (!hasNext() || ".-0123456789".indexOf(line.charAt(at)) < 0) {
            return new String[] {"", ""};
        }
        String word = bare();
        int dots = word.indexOf("..");
        return dots < 0 ? new String[] {word, word} : new String[] {word.substring(0, dots), word.substring(dots + 2)};
    }

    private String bare() {
        int end = line.indexOf(' ', at);
        String word = line.substring(at, end < 0 ? line.length() : end);
        at += word.length() + 1;
        return word;
    }

    private String quoted() {
        StringBuilder word = new StringBuilder();
        int i = at + 1;
        while (i < line.length() && (line.charAt(i) != '\'' || line.startsWith("''", i))) {
            i += line.charAt(i) == '\'' ? 1 : 0;
            word.append(line.charAt(i++));
        }
        at = i + 2;
        return word.toString();
    }
}
