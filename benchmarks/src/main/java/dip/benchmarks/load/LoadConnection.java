package dip.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * One HTTP/1.1 connection kept alive, with one request at a time. It writes requests made before and reads no more of
 * an answer than it must: on a machine shared with what is measured, a client's own cost counts.
 */
final class LoadConnection {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String LENGTH = "content-length:";

    private final NetSocket socket;
    private Buffer received;
    private IntConsumer answer;

    LoadConnection(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::received).closeHandler(closed -> answered(0));
    }

    /** @param onStatus gets the answer's status once, 0 where the connection ended without one */
    void send(Buffer request, IntConsumer onStatus) {
        answer = onStatus;
        received = null;
        socket.write(request).onFailure(failure -> answered(0));
    }

    private void received(Buffer part) {
        received = received == null ? part : received.copy().appendBuffer(part);
        int headEnd = headEnd();
        if (headEnd >= 0 && received.length() >= headEnd + bodyLength(headEnd)) {
            answered(Integer.parseInt(received.getString(9, 12)));
        }
    }

    private int headEnd() {
        int last = received.length() - HEAD_END.length;
        for (int i = 0; i <= last; i++) {
            if (received.getByte(i) == '\r' && received.getByte(i + 2) == '\r' && received.getByte(i + 3) == '\n') {
                return i + HEAD_END.length;
            }
        }
        return -1;
    }

    /** @throws IllegalStateException for an answer without a length */
    private int bodyLength(int headEnd) {
        String head = received.getString(0, headEnd, "ISO-8859-1").toLowerCase();
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("no content-length in " + head);
        }
        return Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
    }

    private void answered(int status) {
        IntConsumer waiting = answer;
        answer = null;
        if (waiting != null) {
            waiting.accept(status);
        }
    }
}
