package net.weir.text;

import java.util.Collection;
import java.util.function.BiConsumer;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** The members of one object that may be without content, in one style; to be written with the object open. */
public record Members(JsonWriter out, JsonStyle style) {

    /** True if a member of this content is to be written. */
    private boolean shows(boolean empty) {
        return !empty || style == JsonStyle.FULL;
    }

    public Members text(JsonKey key, @Nullable String text) {
        if (shows(text == null || text.isEmpty())) {
            out.name(key).string(text);
        }
        return this;
    }

    public Members address(JsonKey key, @Nullable IpAddress address) {
        if (shows(address == null)) {
            out.name(key).address(address);
        }
        return this;
    }

    public Members family(JsonKey key, @Nullable Family family) {
        if (family != null) {
            out.name(key).plain(family.toString());
        } else if (shows(true)) {
            out.name(key).nothing();
        }
        return this;
    }

    public Members hex(JsonKey key, Bytes bytes) {
        if (shows(bytes.length() == 0)) {
            out.name(key).hex(bytes);
        }
        return this;
    }

    public <T> Members array(JsonKey key, Collection<T> items, BiConsumer<JsonWriter, T> write) {
        if (shows(items.isEmpty())) {
            out.name(key).beginArray();
            for (T item : items) {
                write.accept(out, item);
            }
            out.endArray();
        }
        return this;
    }

    /** Null, or nothing at all. */
    public Members nothing(JsonKey key) {
        if (shows(true)) {
            out.name(key).nothing();
        }
        return this;
    }
}
