package dip.model.sample;

import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Flag;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import dip.model.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;

/** Writes one message along its shape; what a field's name asks for comes from {@link FieldValues}, the rest from the shape. */
final class MessageBody {

    private static final String DAYS = "settlementDayConsumptionPeriods";
    private static final String PERIODS = "consumptionPeriods";
    private static final int PERIODS_A_DAY = 48;

    private final FieldValues values;
    private final boolean full;
    private final SplittableRandom random;
    private final JsonWriter json;

    MessageBody(FieldValues values, boolean full, SplittableRandom random, int expectedBytes) {
        this.values = values;
        this.full = full;
        this.random = random;
        this.json = new JsonWriter(expectedBytes);
    }

    byte[] message(Block payload) {
        json.beginObject().name("payload");
        block("payload", payload);
        return json.endObject().toBytes();
    }

    private void block(String name, Block block) {
        json.beginObject();
        for (Field field : block.fields()) {
            if (isWanted(name, field)) {
                json.name(field.name());
                value(name, field.name(), field.shape(), block);
            }
        }
        json.endObject();
    }

    /** The block that describes a report is never sent; addresses and what the DIP adds are asked for expressly. */
    private boolean isWanted(String holder, Field field) {
        return switch (field.name()) {
            case "A0" -> values.hasRecipients();
            case "D0" -> values.isDelivered();
            case "schema" -> field.required() || !holder.equals("CustomBlock");
            default -> field.required() || full;
        };
    }

    private void value(String holder, String name, Shape shape, Block parent) {
        switch (shape) {
            case Block block -> block(name, block);
            case Items items -> list(holder, name, items);
            case Text text when text.base64() -> json.value(report(values.reportShape()));
            case Text text -> json.value(values.text(holder, name, text, full));
            case Numeric number when number.nullable() && !full -> json.value(null);
            case Numeric number -> json.value(number(number));
            case Flag flag when name.equals("replayIndicator") -> json.value(false);
            case Flag flag -> json.value(random.nextBoolean());
            case Anything anything -> json.value(null);
        }
    }

    private void list(String holder, String name, Items items) {
        int count = Math.min(count(name, items), items.max());
        json.beginArray();
        for (int i = 0; i < count; i++) {
            switch (name) {
                case DAYS -> values.day(i);
                case PERIODS -> values.period(i);
                default -> { }
            }
            value(holder, name, items.element(), null);
        }
        json.endArray();
    }

    private int count(String name, Items items) {
        return switch (name) {
            case DAYS -> values.days();
            case PERIODS -> PERIODS_A_DAY;
            case "primaryRecipients" -> values.recipientCount();
            case "secondaryRecipients", "always" -> 0;
            case "responseMessages" -> Math.max(items.min(), values.reasonCount());
            default -> Math.max(items.min(), 1);
        };
    }

    private long number(Numeric number) {
        long min = number.min() == null ? 0 : number.min().longValueExact();
        long max = number.max() == null ? min + 1_000 : Math.min(number.max().longValue(), min + 1_000);
        long step = number.step() == null ? 1 : number.step().longValueExact();
        return (min + random.nextLong(max - min + 1)) / step * step;
    }

    /** Base64 of a zlib stream of the report (dip-spec section 1.6). */
    private String report(Block shape) {
        MessageBody report = new MessageBody(values, full, random, 1_024);
        report.block("report", shape);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(report.json.toBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }
}
