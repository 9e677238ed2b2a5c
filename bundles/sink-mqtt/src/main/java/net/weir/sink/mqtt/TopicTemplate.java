package net.weir.sink.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.RouteChange;
import net.weir.event.RouteRefresh;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.TopicRecord;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * A topic with places to fill in. What routers say of themselves cannot add or match a level: {@code +}, {@code #}, {@code
 * /}, {@code %}, control characters and what MQTT forbids in a string are written as {@code %XX} of their UTF-8 octets, and
 * so is a {@code $} at the beginning of a value. A value has at most 255 characters.
 */
final class TopicTemplate {
    private static final Set<String> PLACES =
            Set.of("stage", "type", "source", "router", "peer", "asn", "family", "view", "vrf", "topic");
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final int LONGEST = 255;
    private static final String NONE = "-";

    private final List<Part> parts;

    /** Text as it stands, or the name of a place. */
    private record Part(String text, boolean place) {}

    private TopicTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException if it has a place that nothing fills, or is no topic to publish to */
    static TopicTemplate parse(String template, String stage) {
        if (template.matches("(?s).*[+#\\x00-\\x1f\\x7f-\\x9f].*") || template.startsWith("$")) {
            throw new IllegalArgumentException("topic: + # $ and control characters have no place in it: " + template);
        }
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            if (!PLACES.contains(place.group(1))) {
                throw new IllegalArgumentException("topic: nothing fills " + place.group() + "; allowed: " + PLACES);
            }
            parts.add(new Part(template.substring(from, place.start()), false));
            boolean known = place.group(1).equals("stage");
            parts.add(known ? new Part(escaped(stage), false) : new Part(place.group(1), true));
            from = place.end();
        }
        parts.add(new Part(template.substring(from), false));
        return new TopicTemplate(parts);
    }

    String of(Event event) {
        StringBuilder topic = new StringBuilder();
        for (Part part : parts) {
            if (!part.place()) {
                topic.append(part.text());
            } else {
                String value = value(part.text(), event);
                topic.append(value == null || value.isEmpty() ? NONE : escaped(value));
            }
        }
        return topic.toString();
    }

    private static @Nullable String value(String place, Event event) {
        Peer peer = event.peer();
        return switch (place) {
            case "type" -> event.kind().toString();
            case "topic" ->
                event instanceof TopicRecord record
                        ? record.topic()
                        : event.kind().toString();
            case "source" -> source(event);
            case "router" -> router(event);
            case "family" -> text(family(event));
            case "peer" -> peer == null ? null : text(peer.key().address());
            case "asn" -> peer == null ? null : Long.toString(peer.asn().number());
            case "view" -> peer == null ? null : peer.view().toString();
            case "vrf" -> peer == null ? null : peer.facts().vrf();
            default -> throw new IllegalStateException("no such place: " + place);
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable RouterKey key(Event event) {
        if (event.peer() != null) {
            return event.peer().key().router();
        }
        if (event instanceof RouterUp up) {
            return up.router().key();
        }
        return event instanceof RouterDown down ? down.router().key() : null;
    }

    private static @Nullable String source(Event event) {
        RouterKey key = key(event);
        return key == null ? null : key.source();
    }

    /** Its name, else its address. */
    private static @Nullable String router(Event event) {
        RouterKey key = key(event);
        return key == null ? null : key.name() != null ? key.name() : text(key.address());
    }

    private static @Nullable Family family(Event event) {
        if (event instanceof RouteUpdate update) {
            return update.family();
        }
        if (event instanceof RouteChange change) {
            return change.family();
        }
        if (event instanceof EndOfRib eor) {
            return eor.family();
        }
        if (event instanceof RouteRefresh refresh) {
            return refresh.family();
        }
        return event instanceof Malformed malformed ? malformed.family() : null;
    }

    static String escaped(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length() && i < LONGEST; ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isSurrogate((char) c) && c <= 0xffff) {
                out.append('\ufffd');
            } else if (isForbidden(c) || c == '$' && out.length() == 0) {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format("%02X", octet));
                }
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static boolean isForbidden(int c) {
        boolean separates = c == '+' || c == '#' || c == '/' || c == '%';
        boolean character = (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef; // noncharacters, MQTT 5 section 1.5.4
        return separates || Character.isISOControl(c) || character;
    }
}
