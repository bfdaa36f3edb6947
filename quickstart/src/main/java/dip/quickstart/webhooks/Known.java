package dip.quickstart.webhooks;

import java.util.Map;
import java.util.Optional;

/** What the DIP has. Its API sets webhooks and takes them back, but tells nobody which there are. */
interface Known {

    /** In words, for the head of a plan. */
    String source();

    /** URL by place; an empty one where a call was made and its outcome is not known. */
    Map<Place, Optional<String>> read();

    /** Before a call about the place. */
    void begin(Place place);

    /** After it. @param url that it has now; null where it has none */
    void settle(Place place, String url);
}
