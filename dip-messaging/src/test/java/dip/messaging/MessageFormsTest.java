package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.response.ResponseCode;
import dip.model.validation.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.message.Message;

/** Each form survives the way through AMQP's encoding unchanged. */
class MessageFormsTest {

    @Property(tries = 300)
    void anInboundItem(@ForAll("items") InboundItem item) throws Exception {
        InboundItem read = InboundItem.of(overTheWire(item.toMessage()));

        assertThat(read).usingRecursiveComparison().isEqualTo(item);
    }

    @Property(tries = 300)
    void aVerdict(@ForAll("verdicts") Verdict verdict) throws Exception {
        assertThat(Verdict.of(overTheWire(verdict.toMessage()))).isEqualTo(verdict);
    }

    @Example
    void aCaseNotice() throws Exception {
        CaseNotice notice = new CaseNotice(UUID.randomUUID(), 4711, "opened", "registrations", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(CaseNotice.of(overTheWire(notice.toMessage()))).usingRecursiveComparison().isEqualTo(notice);
    }

    @Property(tries = 100)
    void aRefusedItem(@ForAll("items") InboundItem item, @ForAll("findings") List<Finding> findings) throws Exception {
        JournalEntry.Refused refused = new JournalEntry.Refused(item, findings, 400);

        assertThat(JournalEntry.of(overTheWire(refused.toMessage()))).usingRecursiveComparison().isEqualTo(refused);
    }

    @Property(tries = 100)
    void aCall(@ForAll("texts") String url, @ForAll("nullables") String code, @ForAll("ids") List<UUID> ids) throws Exception {
        JournalEntry call = new JournalEntry.Call("c1", "correlation", "0123456789", url,
                ids.stream().map(UUID::toString).toList(), 201, "delivered", code, 1_764_000_000_000L, 12, code, url);

        assertThat(JournalEntry.of(overTheWire(call.toMessage()))).isEqualTo(call);
    }

    @Property(tries = 100)
    void aSubmissionAndItsAnswer(@ForAll byte[] body, @ForAll("texts") String id, @ForAll("nullables") String replyTo) throws Exception {
        SubmitMessage submission = new SubmitMessage(id, "correlation", replyTo, body);
        SubmittedMessage answer = new SubmittedMessage(id, "correlation", SubmittedMessage.Outcome.REFUSED, 400, body);

        assertThat(SubmitMessage.of(overTheWire(submission.toMessage()))).usingRecursiveComparison().isEqualTo(submission);
        assertThat(SubmittedMessage.of(overTheWire(answer.toMessage()))).usingRecursiveComparison().isEqualTo(answer);
    }

    @Property(tries = 100)
    void aValidatedMessageIsGroupedByItsMpan(@ForAll byte[] body, @ForAll("nullables") String mpan) throws Exception {
        ValidatedMessage message = new ValidatedMessage("id.0", "correlation", "IF-036", "[a]", "0123456789", "t", "s", mpan, 1, body);

        Message wire = overTheWire(message.toMessage());

        assertThat(ValidatedMessage.of(wire)).usingRecursiveComparison().isEqualTo(message);
        assertThat(wire.getGroupId()).isEqualTo(mpan);
    }

    @Property(tries = 100)
    void aSentMessage(@ForAll byte[] body, @ForAll("texts") String text, @ForAll("nullables") String maybe,
            @ForAll SentMessage.Outcome outcome, @ForAll("ids") List<UUID> ids) throws Exception {
        SentMessage message = new SentMessage(UUID.randomUUID(), "correlation", "0123456789", "IF-031", "[a]", text, maybe, maybe,
                maybe, ids.stream().map(UUID::toString).toList(), outcome, 201, maybe, maybe, ids.size(),
                Instant.ofEpochMilli(1_764_000_000_000L), Instant.ofEpochMilli(1_764_000_000_001L), body);

        assertThat(SentMessage.of(overTheWire(message.toMessage()))).usingRecursiveComparison().isEqualTo(message);
    }

    @Property(tries = 100)
    void aDeadLetterKeepsTheOriginal(@ForAll("items") InboundItem item) throws Exception {
        Message original = overTheWire(item.toMessage());

        DeadLetter read = DeadLetter.of(overTheWire(
                new DeadLetter(original, "why", Addresses.VERDICTS, "validation-service").toMessage()));

        assertThat(InboundItem.of(read.original())).usingRecursiveComparison().isEqualTo(item);
        assertThat(read.original().getApplicationProperties().getValue())
                .isEqualTo(original.getApplicationProperties().getValue());
        assertThat(read.reason()).isEqualTo("why");
    }

    @Example
    void theTraceTravelsWithAMessage() {
        Message message = new MessageWriter("id", "correlation", 0).json(new byte[0]);
        TraceContext.set(message, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(TraceContext.of(overTheWire(message))).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Example
    void aStrangersMessageIsUnreadableAndSaysWhy() {
        Message stranger = Proton.message();
        assertThatThrownBy(() -> InboundItem.of(stranger)).isInstanceOf(UnreadableMessage.class).hasMessage("dip-delivery is missing");
        assertThatThrownBy(() -> Verdict.of(stranger)).isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> JournalEntry.of(stranger)).isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> DeadLetter.of(stranger)).isInstanceOf(UnreadableMessage.class);

        Message wrong = new MessageWriter("id", "correlation", 0).json("[{]".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Verdict.of(wrong)).isInstanceOf(UnreadableMessage.class);
    }

    @Provide
    Arbitrary<List<UUID>> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<InboundItem> items() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Combinators.combine(Arbitraries.create(UUID::randomUUID), Arbitraries.integers().between(0, 5000), texts(),
                        nullables(), Arbitraries.longs(), bytes, bytes, bytes)
                .as((id, index, text, evidence, at, before, body, after) -> new InboundItem(id, index, index + 1, text,
                        text, at, evidence, evidence, evidence, evidence, evidence, text, before, body, after));
    }

    @Provide
    Arbitrary<Verdict> verdicts() {
        return Combinators.combine(texts(), nullables(), Arbitraries.of(Verdict.Outcome.class), findings(),
                        Arbitraries.longs(), Arbitraries.longs())
                .as((text, maybe, outcome, findings, received, validated) -> new Verdict(text, text, text, maybe, maybe,
                        maybe, maybe, maybe, maybe, maybe, maybe, maybe, text, outcome, findings, maybe, received, validated));
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        return Combinators.combine(texts(), nullables(), Arbitraries.of(Finding.Severity.class))
                .as((text, maybe, severity) -> new Finding(text, text, maybe, new ResponseCode(text, text), severity, text))
                .list().ofMaxSize(4);
    }

    /** Any Unicode without lone surrogates, which UTF-8 cannot carry. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(60)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> nullables() {
        return texts().injectNull(0.2);
    }

    private static Message overTheWire(Message message) {
        byte[] bytes = new byte[64 * 1024];
        int length = message.encode(bytes, 0, bytes.length);
        Message read = Proton.message();
        read.decode(bytes, 0, length);
        return read;
    }
}
