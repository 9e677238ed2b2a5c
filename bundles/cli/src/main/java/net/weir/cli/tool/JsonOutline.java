package net.weir.cli.tool;

import java.util.Set;
import net.weir.model.Printable;

/**
 * One JSON object of our own writer as indented lines: its {@code type} first, then a member a line, lists of plain values
 * on one line, lists of objects with a dash each. Understands what {@link net.weir.text.JsonWriter} writes and nothing else.
 */
final class JsonOutline {
    private static final int STEP = 2;

    private final String json;
    private final Set<String> hidden;
    private int at;
    private StringBuilder out = new StringBuilder();

    /** @param hidden members of the outermost object that are left out */
    JsonOutline(String json, Set<String> hidden) {
        this.json = json;
        this.hidden = hidden;
    }

    void write(StringBuilder target) {
        out = target;
        at = 1;
        members(0, true);
        out.append('\n');
    }

    /** The members up to the closing brace; the outermost type has no name before it. */
    private void members(int indent, boolean outermost) {
        boolean first = true;
        while (json.charAt(at) != '}') {
            if (json.charAt(at) == ',') {
                at++;
            }
            String name = string();
            at++;
            int before = out.length();
            if (outermost && first) {
                value(indent);
            } else {
                line(indent + (outermost ? STEP : 0), name);
                value(indent + (outermost ? STEP : 0));
            }
            if (outermost && hidden.contains(name)) {
                out.setLength(before);
            }
            first = false;
        }
        at++;
    }

    private void line(int indent, String name) {
        out.append('\n').append(" ".repeat(indent)).append(name).append(' ');
    }

    private void value(int indent) {
        switch (json.charAt(at)) {
            case '{' -> {
                at++;
                trim();
                members(indent + STEP, false);
            }
            case '[' -> array(indent);
            case '"' -> out.append(Printable.of(string()));
            default -> word();
        }
    }

    private void trim() {
        if (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }

    private void array(int indent) {
        at++;
        boolean plain = true;
        while (json.charAt(at) != ']') {
            if (json.charAt(at) == ',') {
                at++;
                if (plain) {
                    out.append(' ');
                }
            }
            plain = json.charAt(at) != '{';
            if (plain) {
                value(indent);
            } else {
                trim();
                item(indent + STEP);
            }
        }
        at++;
    }

    /** One object of a list: its members with a dash before the first. */
    private void item(int indent) {
        int from = out.length();
        at++;
        members(indent + STEP, false);
        int dash = from + 1 + indent;
        if (dash < out.length()) {
            out.setCharAt(dash, '-');
        }
    }

    private void word() {
        int from = at;
        while (",]}".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        out.append(json, from, at);
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (at++; json.charAt(at) != '"'; at++) {
            char c = json.charAt(at);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = json.charAt(++at);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json, at + 1, at + 5, 16));
                    at += 4;
                }
                default -> text.append(escape);
            }
        }
        at++;
        return text.toString();
    }
}
