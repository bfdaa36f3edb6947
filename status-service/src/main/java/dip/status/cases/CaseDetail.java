package dip.status.cases;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A case with what was done to it.
 *
 * @param history newest first; of more than a hundred, the newest hundred
 */
@RegisterForReflection
public record CaseDetail(@JsonUnwrapped Case shown, List<CaseEvent> history) {
}
