package dip.embedded;

import java.nio.file.Path;

/**
 * The embedded Postgres with a process to watch over it, until that is told to end (SIGTERM). When it answers it
 * prints one line: {@code READY <port>}.
 *
 * <p>System properties: {@code dip.postgres.port} (0 or absent: a free one), {@code dip.postgres.data} (directory;
 * absent: a temporary one), {@code dip.postgres.durable} (absent: true).
 */
public final class PostgresMain {

    private PostgresMain() {
    }

    public static void main(String[] args) throws InterruptedException {
        String data = System.getProperty("dip.postgres.data");
        PostgresServer server = PostgresServer.start(new PostgresServer.Settings(Integer.getInteger("dip.postgres.port", 0),
                data == null ? null : Path.of(data),
                Boolean.parseBoolean(System.getProperty("dip.postgres.durable", "true"))));
        System.out.println("READY " + server.port());
        Thread.currentThread().join();
    }
}
