package net.weir.api.options;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One option of a record, read from its declaration: what parsers, forms and documentation need.
 *
 * @param key as written in a file
 * @param type of a single value
 * @param list true if it takes several, with commas between
 * @param def the default with properties filled in; null if there is none
 * @param required true if it must be given
 */
public record OptionSpec(
        String key,
        Class<?> type,
        boolean list,
        @Nullable String def,
        boolean required,
        long min,
        long max,
        boolean live,
        String help) {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern PROPERTY = Pattern.compile("@property\\(([^,)]+),([^)]*)\\)");

    /**
     * The options of a record in order of declaration.
     *
     * @throws IllegalArgumentException if a component carries no {@link Option} or has a type that no option has
     */
    public static List<OptionSpec> of(Class<? extends Record> type) {
        List<OptionSpec> specs = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            specs.add(of(component));
        }
        return specs;
    }

    private static OptionSpec of(RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw new IllegalArgumentException(component + " carries no @Option");
        }
        boolean list = component.getType() == List.class;
        Class<?> single = list
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
        OptionValues.requireSupported(single);
        String given = option.def();
        boolean required = given.equals(Option.REQUIRED);
        String def = required || given.equals(Option.ABSENT) ? null : fill(given);
        return new OptionSpec(
                key(component.getName()),
                single,
                list,
                def,
                required,
                option.min(),
                option.max(),
                option.live(),
                option.help());
    }

    private static String fill(String def) {
        Matcher matcher = PROPERTY.matcher(def);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = System.getProperty(matcher.group(1), matcher.group(2));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** {@code maxHops} becomes {@code max-hops}. */
    static String key(String component) {
        return HUMP.matcher(component).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }

    public boolean secret() {
        return type == Secret.class;
    }

    /** What is allowed, in words. */
    public String allowed() {
        return (list ? "list of " : "") + OptionValues.allowed(this);
    }
}
