package net.weir.text;

import java.io.IOException;
import java.io.OutputStream;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 octets; commas come by themselves. It does not check that names and values alternate: that is the
 * caller's to keep and a test's to see. Confined to one thread.
 */
public final class JsonWriter {
    private final TextBuffer out = new TextBuffer();
    private boolean comma;

    /** The octets so far, also for what this class has no method for. */
    public TextBuffer buffer() {
        return out;
    }

    public int length() {
        return out.length();
    }

    /** Forgets what was written and keeps the memory: what comes next begins a new text. */
    public void reset() {
        out.reset();
        comma = false;
    }

    /** Cuts back to a length at which a line ended. */
    public void truncate(int length) {
        out.truncate(length);
        comma = false;
    }

    public void copyTo(OutputStream target) throws IOException {
        out.copyTo(target);
    }

    public byte[] toBytes() {
        return out.toBytes();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** Ends a line of JSON Lines. */
    public JsonWriter newline() {
        out.octet('\n');
        comma = false;
        return this;
    }

    /** What stands in front of every value: a comma if another value is before it. */
    private void next() {
        if (comma) {
            out.octet(',');
        }
        comma = true;
    }

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    private JsonWriter begin(int bracket) {
        next();
        out.octet(bracket);
        comma = false;
        return this;
    }

    private JsonWriter end(int bracket) {
        out.octet(bracket);
        comma = true;
        return this;
    }

    public JsonWriter name(JsonKey key) {
        next();
        out.octets(key.octets());
        comma = false;
        return this;
    }

    /** A name that is not known beforehand. */
    public JsonWriter name(String name) {
        string(name);
        out.octet(':');
        comma = false;
        return this;
    }

    /** A text or null. Escaped: quotes, backslash, C0 and C1 controls, DEL, U+2028, U+2029; lone surrogates are U+FFFD. */
    public JsonWriter string(@Nullable String text) {
        next();
        if (text == null) {
            out.ascii("null");
        } else {
            out.octet('"');
            escaped(text);
            out.octet('"');
        }
        return this;
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && c < 0x7f) {
                out.octet(c);
            } else if (c > 0x9f && c != '\u2028' && c != '\u2029') {
                i += out.codePoint(text, i) - 1;
            } else {
                escape(c);
            }
        }
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> {
                out.octet('\\');
                out.octet(c);
            }
            case '\n' -> out.ascii("\\n");
            case '\r' -> out.ascii("\\r");
            case '\t' -> out.ascii("\\t");
            case '\b' -> out.ascii("\\b");
            case '\f' -> out.ascii("\\f");
            default -> {
                out.ascii("\\u");
                out.hex(c, 4, false);
            }
        }
    }

    /** A text that needs no escaping: names of this program, numbers in quotes. */
    public JsonWriter plain(String ascii) {
        openString();
        out.ascii(ascii);
        return closeString();
    }

    /** Opens a string that is written to {@link #buffer} piece by piece, without escaping. */
    public JsonWriter openString() {
        next();
        out.octet('"');
        return this;
    }

    public JsonWriter closeString() {
        out.octet('"');
        return this;
    }

    public JsonWriter number(long value) {
        next();
        out.decimal(value);
        return this;
    }

    /** A number of unsigned 64 bits. */
    public JsonWriter unsigned(long value) {
        next();
        out.unsigned(value);
        return this;
    }

    /** A number; null for NaN and the infinities, which JSON does not have. */
    public JsonWriter number(double value) {
        next();
        out.ascii(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    public JsonWriter bool(boolean value) {
        next();
        out.ascii(value ? "true" : "false");
        return this;
    }

    public JsonWriter nothing() {
        next();
        out.ascii("null");
        return this;
    }

    /** A value that is JSON already. */
    public JsonWriter raw(byte[] json) {
        next();
        out.octets(json);
        return this;
    }

    public JsonWriter address(@Nullable IpAddress address) {
        if (address == null) {
            return nothing();
        }
        openString();
        out.address(address);
        return closeString();
    }

    /** {@code "AS64496"}. */
    public JsonWriter asn(long number) {
        openString();
        out.asn(number);
        return closeString();
    }

    public JsonWriter hex(Bytes bytes) {
        openString();
        for (int i = 0; i < bytes.length(); i++) {
            out.hex(bytes.u8(i), 2, false);
        }
        return closeString();
    }

    public JsonWriter timestamp(long epochMicros) {
        openString();
        out.timestamp(epochMicros);
        return closeString();
    }
}
