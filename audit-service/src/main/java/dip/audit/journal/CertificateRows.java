package dip.audit.journal;

import dip.audit.entry.Entry.Certified;
import java.util.List;

/** The table {@code audit.certificate}: each signing certificate once. */
final class CertificateRows {

    private static final String SQL = """
            insert into audit.certificate (fingerprint, pem)
            select * from unnest($1::text[], $2::text[]) on conflict do nothing""";

    private CertificateRows() {
    }

    static Insert insert(List<Certified> certificates) {
        return Columns.of(certificates).text(Certified::fingerprint).text(Certified::pem).into(SQL);
    }
}
