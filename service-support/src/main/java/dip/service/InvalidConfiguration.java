package dip.service;

/** Stops the start: names the key, and says what is wrong with its value. */
public final class InvalidConfiguration extends RuntimeException {

    public InvalidConfiguration(String key, String problem) {
        super(key + ": " + problem);
    }
}
