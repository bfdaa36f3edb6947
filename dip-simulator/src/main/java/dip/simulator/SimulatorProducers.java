package dip.simulator;

import dip.model.catalogue.Catalogue;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.simulator.pki.Pki;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes what the plain-Java modules need. */
@Singleton
class SimulatorProducers {

    @Produces
    @Singleton
    Pki pki(SimulatorConfig config, Participants participants, InstantSource clock) {
        return Pki.open(config.pkiDir(), participants.all().stream().filter(caller -> caller.apiKey().isPresent())
                .map(Participant::dipId).sorted().toList(), clock);
    }

    @Produces
    @Singleton
    CryptoProvider crypto() {
        return CryptoProvider.fastest();
    }

    /** Signs the DIP's own calls. */
    @Produces
    @Singleton
    MessageSigner dipSigner(Pki pki, CryptoProvider crypto, InstantSource clock) {
        Pki.SigningIdentity dip = pki.identity(Pki.Name.DIP_SIGNING);
        return new MessageSigner(dip.key(), dip.certificate(), crypto, clock);
    }

    @Produces
    @Singleton
    Validator validator(Catalogue catalogue, ValidationSettings settings) {
        return new Validator(catalogue, settings);
    }
}
