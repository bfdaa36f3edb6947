package dip.status.notices;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * That people were told of a case.
 *
 * @param id in the order of telling
 * @param notice its identity wherever it is told
 * @param kind {@code opened}, {@code grew}, {@code overdue}, {@code closed} or {@code reopened}
 * @param to name of the webhook; null for the one that gets everything
 * @param webhook {@code none}, {@code waiting}, {@code delivered} or {@code dead}
 * @param attempts to post it
 * @param detail what the last attempt failed of; null where none did
 */
@RegisterForReflection
public record Notice(long id, UUID notice, long caseId, String kind, Instant at, String to, String webhook, int attempts, String detail) {
}
