package dip.client;

import dip.signing.MessageSigner;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What one call is made with. Two calls have equal means where nothing has been exchanged in between.
 *
 * @param unusable why what the signing files hold now is not what signs; null where it is
 * @param places of the signing files, for messages to people
 */
record Means(String apiKey, MessageSigner signer, X509Certificate certificate, String unusable, List<?> places, Connected connected) {

    static Means of(Caller caller) {
        SigningFiles.Held held = caller.signing().look();
        return new Means(caller.apiKey().get(), held.signer(), held.certificate(), held.unusable(), caller.signing().places(),
                caller.connections().get());
    }

    Optional<Fault> unusableFiles() {
        return Optional.ofNullable(unusable).map(why -> new Fault(Fault.Reason.SIGNING_UNUSABLE,
                "The signing key and certificate used before are kept: " + why + ". Put a key and its certificate in place: " + places));
    }

    /** Without the API key. */
    @Override
    public String toString() {
        return "means[" + certificate.getSubjectX500Principal() + "]";
    }
}
