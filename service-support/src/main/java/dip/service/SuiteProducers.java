package dip.service;

import dip.messaging.BrokerSettings;
import dip.model.catalogue.Catalogue;
import dip.model.validation.Finding;
import dip.model.validation.ValidationSettings;
import dip.service.messaging.BrokerConfig;
import dip.service.participants.Participants;
import dip.service.participants.ParticipantsConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what the plain-Java modules need out of the configuration. */
@Singleton
class SuiteProducers {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    BrokerSettings brokerSettings(BrokerConfig config) {
        return config.settings();
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return Catalogue.builtIn();
    }

    @Produces
    @Singleton
    @Startup
    Participants participants(@ConfigProperty(name = "dip.environment") Optional<String> environment,
            ParticipantsConfig config, Catalogue catalogue) {
        return Participants.from(environment.orElseThrow(() -> new InvalidConfiguration("dip.environment",
                "needs the environment tag of your messages: PRD, SITB, SIT, UIT or DEV")), config, catalogue);
    }

    @Produces
    @Singleton
    ValidationSettings validationSettings(
            @ConfigProperty(name = "dip.rules.fold-field-name-case", defaultValue = "false") boolean foldCase,
            @ConfigProperty(name = "dip.rules.future-tolerance", defaultValue = "5m") Duration futureTolerance,
            @ConfigProperty(name = "dip.rules.mpan-check-digit", defaultValue = "warning") MpanCheckDigit mpanCheckDigit,
            @ConfigProperty(name = "dip.rules.max-findings", defaultValue = "100") int maxFindings,
            @ConfigProperty(name = "dip.rules.max-report-bytes", defaultValue = "16777216") int maxReportBytes) {
        return new ValidationSettings(foldCase, futureTolerance, mpanCheckDigit.severity, maxFindings, maxReportBytes);
    }

    /** The values of {@code dip.rules.mpan-check-digit}. */
    enum MpanCheckDigit {
        OFF(null), WARNING(Finding.Severity.WARNING), ERROR(Finding.Severity.ERROR);

        private final Finding.Severity severity;

        MpanCheckDigit(Finding.Severity severity) {
            this.severity = severity;
        }
    }
}
