package dip.model.catalogue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is known of an interface from elsewhere than its schemas. Written on one line:
 * {@code IF-021 consumption SDS,ADS,UMSDS to LSS,MDS,LDSO,SUP: UTC Settlement Period Consumption Data}.
 *
 * @param senders empty where every role may send it
 * @param recipients empty where every role may receive it
 */
public record Profile(String id, Lane lane, Set<String> senders, Set<String> recipients, String name) {

    private static final String ANY = "any";

    /** Of an interface about which nothing else is known. */
    public static Profile unknown(String id) {
        return new Profile(id, id.startsWith("REP-") ? Lane.REPORT : Lane.REGISTRATION, Set.of(), Set.of(), id);
    }

    /** @throws IllegalArgumentException where the line has another form */
    public static Profile parse(String line) {
        String[] parts = line.strip().split(": ", 2);
        String[] words = parts[0].split(" ");
        if (parts.length < 2 || words.length != 5 || !words[3].equals("to")) {
            throw new IllegalArgumentException("no line about an interface: " + line);
        }
        return new Profile(words[0], Lane.of(words[1]), roles(words[2]), roles(words[4]), parts[1]);
    }

    public String line() {
        return id + ' ' + lane.id() + ' ' + words(senders) + " to " + words(recipients) + ": " + name;
    }

    private static Set<String> roles(String words) {
        return words.equals(ANY) ? Set.of() : new LinkedHashSet<>(Arrays.asList(words.split(",")));
    }

    private static String words(Set<String> roles) {
        return roles.isEmpty() ? ANY : String.join(",", roles);
    }
}
