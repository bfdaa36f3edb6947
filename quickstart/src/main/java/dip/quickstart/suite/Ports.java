package dip.quickstart.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.io.UncheckedIOException;

/** Loopback ports: the usual one where it is free, else any. */
final class Ports {

    /** Several suites that start at the same time would all find the usual ones free: tests set this. */
    private static final boolean ANY = Boolean.getBoolean("dip.ports.any");

    private Ports() {
    }

    static int usualOrFree(int usual) {
        return !ANY && isFree(usual) ? usual : free();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on loopback", none);
        }
    }
}
