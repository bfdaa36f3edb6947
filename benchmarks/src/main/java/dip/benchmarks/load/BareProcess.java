package dip.benchmarks.load;

import dip.quickstart.suite.Suite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The bare receiver in a JVM of its own, with the flags of ingress-service. */
record BareProcess(Process process, int port) implements AutoCloseable {

    static BareProcess start(Suite suite) throws IOException {
        int port = freePort();
        String ingress = suite.require("ingress").url().replace("/webhooks", "");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), BareReceiver.class.getName(),
                suite.home().pki().toString(), Integer.toString(port), ingress, Integer.toString(suite.require("broker").port()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"READY".equals(out.readLine())) {
            throw new IOException("the bare receiver did not start");
        }
        return new BareProcess(process, port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
