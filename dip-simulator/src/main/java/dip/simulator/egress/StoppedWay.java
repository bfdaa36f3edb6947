package dip.simulator.egress;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A stop as operators see it.
 *
 * @param held deliveries that wait for its end
 */
public record StoppedWay(@JsonUnwrapped Stop stop, long held) {
}
