package dip.benchmarks.load;

import dip.signing.SignatureValues;
import io.vertx.core.buffer.Buffer;

/** A delivery made and signed before the clock runs. */
record SignedDelivery(Buffer body, SignatureValues signature) {
}
