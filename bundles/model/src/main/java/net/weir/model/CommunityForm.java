package net.weir.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an extended community of one type and subtype reads: its name, its fields, then the flags that are set. One with a bit
 * that is neither has no text of this form, so each text is that of one value.
 *
 * @param flags names by bits
 */
record CommunityForm(String name, List<CommunityField> fields, Map<Long, String> flags) {

    static CommunityForm of(String name, CommunityField... fields) {
        return new CommunityForm(name, List.of(fields), Map.of());
    }

    /** The same with a flag more, shown behind those before it. */
    CommunityForm flag(int bit, String flagName) {
        Map<Long, String> more = new LinkedHashMap<>(flags);
        more.put(1L << bit, flagName);
        return new CommunityForm(name, fields, more);
    }

    /** {@code mac-mobility:5:sticky}, {@code arp-nd:router+override}; null if the value is none of this form. */
    @Nullable
    String text(long value) {
        StringBuilder out = new StringBuilder(name);
        long unread = value;
        for (CommunityField field : fields) {
            String text = field.text(value);
            if (text == null) {
                return null;
            }
            out.append(':').append(text);
            unread &= ~field.mask();
        }
        char separator = ':';
        for (Map.Entry<Long, String> flag : flags.entrySet()) {
            if ((value & flag.getKey()) != 0) {
                out.append(separator).append(flag.getValue());
                separator = '+';
                unread &= ~flag.getKey();
            }
        }
        return unread == 0 ? out.toString() : null;
    }

    /** The six octets that have this text, -1 if none have. */
    long value(String text) {
        Matcher found = pattern().matcher(text);
        if (!found.matches()) {
            return -1;
        }
        try {
            long value = 0;
            for (int i = 0; i < fields.size(); i++) {
                value |= fields.get(i).bits(found.group(i + 1));
            }
            return value | flagBits(found.group(fields.size() + 1));
        } catch (IllegalArgumentException e) {
            return -1; // looks like this form, and is not
        }
    }

    private Pattern pattern() {
        List<String> parts = new ArrayList<>();
        parts.add(Pattern.quote(name));
        fields.forEach(field -> parts.add("(" + field.reading().pattern() + ")"));
        return Pattern.compile(String.join(":", parts) + "(?::([a-z0-9+-]+))?");
    }

    private long flagBits(@Nullable String names) {
        long bits = 0;
        for (String one : names == null ? new String[0] : names.split("\\+", -1)) {
            bits |= flags.entrySet().stream()
                    .filter(flag -> flag.getValue().equals(one))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no flag " + one))
                    .getKey();
        }
        return bits;
    }
}
