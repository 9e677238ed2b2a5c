package net.weir.cli.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** Objects for people: what the JSON says, as an outline. Confined to one thread. */
final class ObjectOutline implements ObjectOutput {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final Set<String> hidden;
    private final JsonWriter json = new JsonWriter();
    private final StringBuilder text = new StringBuilder();

    /** @param hidden members of an object that say nothing here */
    ObjectOutline(OutputStream out, Set<String> hidden) {
        this.out = out;
        this.hidden = hidden;
    }

    @Override
    public JsonStyle style() {
        return JsonStyle.MIN;
    }

    @Override
    public JsonWriter begin() {
        json.reset();
        return json;
    }

    @Override
    public void end() {
        new JsonOutline(json.toString(), hidden).write(text);
        if (text.length() > CHUNK) {
            flush();
        }
    }

    private void flush() {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            text.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
