package net.weir.roto.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.weir.roto.run.ListValue;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.run.RotoFailure.Reason;
import org.jspecify.annotations.Nullable;

/** Methods of strings. Results are bounded: a script cannot fill the memory with one. */
public final class Text {
    /** Characters of the longest string that a script can make. */
    public static final int MOST = 1 << 20;

    private Text() {}

    private static void check(long length) {
        if (length > MOST) {
            throw new RotoFailure(Reason.TOO_LARGE, "a string of more than " + MOST + " characters");
        }
    }

    public static String append(String left, String right) {
        check((long) left.length() + right.length());
        return left.concat(right);
    }

    public static boolean equal(String left, String right) {
        return left.equals(right);
    }

    public static boolean contains(String text, String part) {
        return text.contains(part);
    }

    public static boolean startsWith(String text, String part) {
        return text.startsWith(part);
    }

    public static boolean endsWith(String text, String part) {
        return text.endsWith(part);
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String repeat(String text, long times) {
        if (text.isEmpty() || times == 0) {
            return "";
        }
        check(times < 0 || times > MOST ? Long.MAX_VALUE : text.length() * times);
        return text.repeat((int) times);
    }

    public static String replace(String text, String from, String to) {
        long found = from.isEmpty() ? text.length() + 1L : text.split(java.util.regex.Pattern.quote(from), -1).length;
        check(text.length() + found * to.length());
        return text.replace(from, to);
    }

    public static ListValue split(String text, String separator) {
        return ListValue.of(parts(text, separator, Integer.MAX_VALUE));
    }

    public static ListValue splitn(String text, long most, String separator) {
        return ListValue.of(parts(text, separator, limit(most)));
    }

    private static int limit(long most) {
        return most < 0 || most > MOST ? MOST : (int) most;
    }

    private static List<String> parts(String text, String separator, int most) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        if (separator.isEmpty()) {
            return characters(text, most);
        }
        while (parts.size() < most - 1) {
            int next = text.indexOf(separator, at);
            if (next < 0) {
                break;
            }
            parts.add(text.substring(at, next));
            at = next + separator.length();
        }
        if (most > 0) {
            parts.add(text.substring(at));
        }
        return parts;
    }

    /** Split at nothing: an empty part at both ends, and each character between. */
    private static List<String> characters(String text, int most) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        boolean first = true;
        while (parts.size() < most - 1 && (first || at < text.length())) {
            int next = first ? 0 : text.offsetByCodePoints(at, 1);
            parts.add(text.substring(at, next));
            at = next;
            first = false;
        }
        if (most > 0) {
            parts.add(text.substring(at));
        }
        return parts;
    }

    public static ListValue rsplitn(String text, long most, String separator) {
        int limit = limit(most);
        List<String> parts = new ArrayList<>();
        int end = text.length();
        while (parts.size() < limit - 1 && !separator.isEmpty()) {
            int at = end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
            if (at < 0) {
                break;
            }
            parts.add(text.substring(at + separator.length(), end));
            end = at;
        }
        if (limit > 0) {
            parts.add(text.substring(0, end));
        }
        return ListValue.of(parts);
    }

    public static String trim(String text) {
        return text.strip();
    }

    public static String trimStart(String text) {
        return text.stripLeading();
    }

    public static String trimEnd(String text) {
        return text.stripTrailing();
    }

    public static @Nullable String stripPrefix(String text, String part) {
        return text.startsWith(part) ? text.substring(part.length()) : null;
    }

    public static @Nullable String stripSuffix(String text, String part) {
        return text.endsWith(part) ? text.substring(0, text.length() - part.length()) : null;
    }

    public static String fromChars(ListValue characters) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < characters.size(); i++) {
            made.appendCodePoint((Integer) java.util.Objects.requireNonNull(characters.at(i)));
        }
        return made.toString();
    }

    public static String join(ListValue parts, String separator) {
        long length = 0;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = (String) java.util.Objects.requireNonNull(parts.at(i));
            length += part.length() + separator.length();
            check(length);
            texts.add(part);
        }
        return String.join(separator, texts);
    }
}
