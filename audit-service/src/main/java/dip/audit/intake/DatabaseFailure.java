package dip.audit.intake;

import io.vertx.pgclient.PgException;

/** Tells what the database refuses for its content from what it could not do now. */
final class DatabaseFailure {

    /** SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded. */
    private static final String CONTENT = "(22|23|54)...";

    private DatabaseFailure() {
    }

    /** Whether the same statement would fail again. */
    static boolean isContent(Throwable failure) {
        return failure instanceof PgException answered && answered.getSqlState() != null && answered.getSqlState().matches(CONTENT);
    }
}
