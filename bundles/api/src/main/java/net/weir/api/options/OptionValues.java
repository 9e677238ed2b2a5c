package net.weir.api.options;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;

/** Text to value and value to words, for each type that an option may have. */
final class OptionValues {
    private static final Set<Class<?>> SUPPORTED = Set.of(
            String.class,
            boolean.class,
            int.class,
            long.class,
            double.class,
            Duration.class,
            DataSize.class,
            Secret.class,
            Path.class,
            InetSocketAddress.class,
            Prefix.class,
            IpAddress.class);

    private OptionValues() {}

    static void requireSupported(Class<?> type) {
        if (!type.isEnum() && !SUPPORTED.contains(type)) {
            throw new IllegalArgumentException("no option has the type " + type.getName());
        }
    }

    static Object parse(OptionSpec spec, String text) {
        Class<?> type = spec.type();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return bool(text);
        }
        if (type == int.class) {
            return Math.toIntExact(inRange(spec, number(text), Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        if (type == long.class) {
            return inRange(spec, number(text), Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class) {
            return real(spec, text);
        }
        if (type == Duration.class) {
            Duration duration = Durations.parse(text);
            inRange(spec, duration.getSeconds(), 0, Long.MAX_VALUE);
            return duration;
        }
        if (type == DataSize.class) {
            DataSize size = DataSize.parse(text);
            inRange(spec, size.octets(), 0, Long.MAX_VALUE);
            return size;
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type == InetSocketAddress.class) {
            return socketAddress(text);
        }
        if (type == Prefix.class) {
            return Prefix.parse(text);
        }
        if (type == IpAddress.class) {
            return IpAddress.parse(text);
        }
        if (type == Secret.class) {
            return new Secret(text);
        }
        return constant(spec, text);
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number", e);
        }
    }

    private static double real(OptionSpec spec, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number", e);
        }
        if (!(value >= spec.min() && value <= spec.max())) {
            throw new IllegalArgumentException("not " + range(spec));
        }
        return value;
    }

    private static long inRange(OptionSpec spec, long value, long least, long greatest) {
        if (value < Math.max(least, spec.min()) || value > Math.min(greatest, spec.max())) {
            throw new IllegalArgumentException("not " + range(spec));
        }
        return value;
    }

    private static InetSocketAddress socketAddress(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        long port = colon < 0 ? -1 : number(text.substring(colon + 1));
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not an ADDRESS:PORT");
        }
        InetAddress address = host.equals("localhost")
                ? InetAddress.getLoopbackAddress()
                : IpAddress.parse(host).toInetAddress();
        return new InetSocketAddress(address, (int) port);
    }

    private static Object constant(OptionSpec spec, String text) {
        for (Object constant : spec.type().getEnumConstants()) {
            if (constantText(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not " + allowed(spec));
    }

    static String constantText(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(OptionValues::constantText)
                .toList();
    }

    static String allowed(OptionSpec spec) {
        Class<?> type = spec.type();
        if (type.isEnum()) {
            return choices(type).stream().collect(Collectors.joining(" | "));
        }
        if (type == boolean.class) {
            return "true | false";
        }
        if (type == Secret.class) {
            return "@env:NAME or @file:PATH";
        }
        String name = type == InetSocketAddress.class
                ? "ADDRESS:PORT"
                : type == Path.class
                        ? "path"
                        : type == DataSize.class
                                ? "size"
                                : type == IpAddress.class
                                        ? "address"
                                        : type == int.class || type == long.class
                                                ? "whole number"
                                                : type.getSimpleName().toLowerCase(Locale.ROOT);
        return spec.min() == Long.MIN_VALUE && spec.max() == Long.MAX_VALUE ? name : name + " in " + range(spec);
    }

    private static String range(OptionSpec spec) {
        return bound(spec, spec.min()) + ".." + bound(spec, spec.max());
    }

    private static String bound(OptionSpec spec, long value) {
        if (value == Long.MIN_VALUE || value == Long.MAX_VALUE) {
            return "";
        }
        if (spec.type() == Duration.class) {
            return Durations.text(Duration.ofSeconds(value));
        }
        return spec.type() == DataSize.class ? new DataSize(value).toString() : Long.toString(value);
    }
}
