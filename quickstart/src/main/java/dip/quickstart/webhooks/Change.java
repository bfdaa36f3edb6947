package dip.quickstart.webhooks;

/**
 * What is to be done about a place.
 *
 * @param url that it is to have; null where the webhook is to be taken back
 * @param before that it has; null where it has none, or nobody knows
 */
record Change(Action action, Place place, String url, String before) {

    enum Action {
        ADD('+', "add"), CHANGE('~', "change"), REMOVE('-', "remove");

        private final char sign;
        private final String word;

        Action(char sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        String line = "%c %s %-14s ".formatted(action.sign, place.participant(), place.channel());
        return switch (action) {
            case ADD -> line + url;
            case CHANGE -> line + (before == null ? "not known" : before) + " -> " + url;
            case REMOVE -> line + (before == null ? "not known" : before);
        };
    }
}
