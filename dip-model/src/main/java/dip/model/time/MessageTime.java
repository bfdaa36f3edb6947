package dip.model.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Date-times as messages carry them: exactly 25 characters, {@code 2022-03-21T19:05:00+00:00}, offset required, neither
 * {@code Z} nor fraction (dip-spec section 1.2). Read without objects: a consumption message holds up to 9,600 of them.
 */
public final class MessageTime {

    /** What the parser answers for anything that is no date-time of the form, or no real date, time or offset. */
    public static final long INVALID = Long.MIN_VALUE;

    public static final int LENGTH = 25;

    private static final byte[] SHAPE = "dddd-dd-ddTdd:dd:dd±dd:dd".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte DIGIT = 'd';
    private static final byte SIGN = (byte) '±';
    private static final int SECONDS_A_DAY = 86_400;
    private static final int MAX_OFFSET_SECONDS = 18 * 3_600;

    private MessageTime() {
    }

    /** @return seconds since 1970-01-01T00:00:00Z, or {@link #INVALID} */
    public static long epochSecond(byte[] text, int from, int to) {
        if (to - from != LENGTH || !hasShape(text, from)) {
            return INVALID;
        }
        int year = two(text, from) * 100 + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        int offsetMinute = two(text, from + 23);
        int offset = two(text, from + 20) * 3_600 + offsetMinute * 60;
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59
                || offsetMinute > 59 || offset > MAX_OFFSET_SECONDS) {
            return INVALID;
        }
        long local = epochDay(year, month, day) * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second;
        return text[from + 19] == '-' ? local + offset : local - offset;
    }

    /** @return seconds since 1970-01-01T00:00:00Z, or {@link #INVALID}; also for null */
    public static long epochSecond(String text) {
        if (text == null || text.length() != LENGTH) {
            return INVALID;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return epochSecond(utf8, 0, utf8.length);
    }

    /** In UTC, cut to the second, for instance {@code 2026-03-21T19:05:00+00:00}. */
    public static String format(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        byte[] text = "0000-00-00T00:00:00+00:00".getBytes(StandardCharsets.ISO_8859_1);
        put(text, 0, time.getYear() / 100);
        put(text, 2, time.getYear() % 100);
        put(text, 5, time.getMonthValue());
        put(text, 8, time.getDayOfMonth());
        put(text, 11, time.getHour());
        put(text, 14, time.getMinute());
        put(text, 17, time.getSecond());
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static boolean hasShape(byte[] text, int from) {
        for (int i = 0; i < LENGTH; i++) {
            byte b = text[from + i];
            boolean fits = switch (SHAPE[i]) {
                case DIGIT -> b >= '0' && b <= '9';
                case SIGN -> b == '+' || b == '-';
                default -> b == SHAPE[i];
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int two(byte[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }

    private static void put(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March so that a leap day ends one. */
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }
}
