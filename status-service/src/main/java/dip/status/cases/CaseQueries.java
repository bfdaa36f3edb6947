package dip.status.cases;

import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.status.rest.Rows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads cases and their messages. Blocks. */
@Singleton
public class CaseQueries {

    private static final String CASE = """
            select c.id, c.participant, c.channel, c.recipient, c.code, c.state, c.failing, c.failures, c.first_seen, c.last_seen,
                c.owner, c.deadline, c.reason, c.closed_at, c.previous, c.version, c.remedy, c.webhook
            from status.failure_case c where\s""";
    /** SQL. */
    static final String OVERDUE = "(c.state <> 'closed' and c.deadline < now())";
    private static final String MESSAGE = """
            select m.id, m.submission, s.reference, s.transaction_id, s.mpan, r.message, r.help, m.joined_at, m.resolved_at,
                m.resend_at, case when m.resend_at is not null then m.fix end, case when x.key is null then m.unmended end,
                x.key, x.made_by, x.made_at, x.fix, x.result, case when x.result is null then x.held end
            from status.case_message m left join status.sent s using (submission) left join status.received r on r.id = m.status
                left join status.resend x on x.submission = m.submission and x.refused_at is null
            where\s""";

    private final Rows rows;
    private final Map<String, String> texts;

    CaseQueries(Rows rows, Catalogue catalogue) {
        this.rows = rows;
        this.texts = catalogue.responseCodes().stream().collect(Collectors.toMap(ResponseCode::code, ResponseCode::text));
    }

    /** @throws dip.sending.rest.Refusal where there is none */
    public Case known(String id) throws SQLException {
        try {
            return rows.select(CASE + "c.id = ?", this::form, Long.parseLong(id)).stream().findFirst()
                    .orElseThrow(() -> CaseLives.unknown(id));
        } catch (NumberFormatException notANumber) {
            throw CaseLives.unknown(id);
        }
    }

    /**
     * @param filters value by column; a null filters nothing
     * @param overdue those whose deadline is over, or the others; null for both
     */
    List<Case> find(Map<String, String> filters, Boolean overdue, long after, int limit) throws SQLException {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("coalesce(" + OVERDUE + ", false) = ?", overdue);
        filters.forEach((column, value) -> conditions.put("c." + column + " = ?", value));
        return rows.page(CASE, conditions, "c.id", after, limit, this::form);
    }

    /** @param failing those that fail still, or those that do not; null for both */
    List<CaseMessage> messages(long caseId, Boolean failing, long after, int limit) throws SQLException {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("m.case_id = ?", caseId);
        conditions.put("(m.resolved_at is null) = ?", failing);
        return rows.page(MESSAGE, conditions, "m.id", after, limit, CaseQueries::message);
    }

    /** The last time that it joined; empty where it never did. */
    public Optional<CaseMessage> message(long caseId, UUID submission) throws SQLException {
        return rows.select(MESSAGE + "m.case_id = ? and m.submission = ? order by m.id desc limit 1", CaseQueries::message, caseId, submission)
                .stream().findFirst();
    }

    /** Newest first. */
    List<CaseEvent> history(long caseId, long after, int limit) throws SQLException {
        return rows.page("select id, at, made_by, what, before, after from status.case_entry where ", Map.of("case_id = ?", caseId), "id",
                after, limit, row -> new CaseEvent(row.getLong(1), Rows.instant(row, 2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6)));
    }

    private Case form(ResultSet row) throws SQLException {
        return new Case(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                texts.get(row.getString(5)), row.getString(6), row.getInt(7), row.getInt(8), Rows.instant(row, 9),
                Rows.instant(row, 10), row.getString(11), Rows.instantOrNull(row, 12), row.getString(13), Rows.instantOrNull(row, 14),
                row.getObject(15, Long.class), row.getInt(16), row.getString(17), row.getString(18));
    }

    private static CaseMessage message(ResultSet row) throws SQLException {
        return new CaseMessage(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), Rows.instant(row, 8), Rows.instantOrNull(row, 9), Rows.instantOrNull(row, 10),
                row.getString(11), row.getString(12),
                row.getString(13) == null ? null : new CaseMessage.Resend(row.getString(13), row.getString(14), Rows.instant(row, 15),
                        row.getString(16), row.getObject(17, UUID.class), row.getObject(18, UUID.class)));
    }
}
