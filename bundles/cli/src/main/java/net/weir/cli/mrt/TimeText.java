package net.weir.cli.mrt;

import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as bgpdump has them, in seconds or as a date; the last one is remembered. Confined to one thread. */
final class TimeText {
    private final boolean asDate;
    private final Lines lines = new Lines(OutputStream.nullOutputStream());
    private byte[] text = {};
    private long known = -1;
    private long knownMicros = -1;

    TimeText(boolean asDate) {
        this.asDate = asDate;
    }

    /** @param micros behind the point, below 0 for none */
    byte[] of(long seconds, long micros) {
        if (seconds != known || micros != knownMicros) {
            lines.truncate(0);
            write(seconds, micros);
            text = lines.tail(0);
            known = seconds;
            knownMicros = micros;
        }
        return text;
    }

    private void write(long seconds, long micros) {
        if (asDate) {
            date(seconds);
        } else {
            lines.number(seconds);
        }
        if (micros >= 0) {
            lines.put('.');
            lines.padded(micros, 6);
        }
    }

    private void date(long seconds) {
        LocalDateTime date = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        lines.padded(date.getMonthValue(), 2);
        lines.put('/');
        lines.padded(date.getDayOfMonth(), 2);
        lines.put('/');
        lines.padded(date.getYear() % 100, 2);
        lines.put(' ');
        lines.padded(date.getHour(), 2);
        lines.put(':');
        lines.padded(date.getMinute(), 2);
        lines.put(':');
        lines.padded(date.getSecond(), 2);
    }
}
