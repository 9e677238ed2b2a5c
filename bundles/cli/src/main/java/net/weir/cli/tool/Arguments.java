package net.weir.cli.tool;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options and files of a command line: {@code -x} alone or bundled, {@code -t VALUE}, {@code --name VALUE}, {@code
 * --name=VALUE}, {@code --switch}; {@code --} ends the options, {@code -} is a file.
 */
public final class Arguments {
    private final Map<String, String> values = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private final Set<String> valued;
    private final Set<String> switches;
    private char lastForm;

    /**
     * @param flags options of one letter without a value, such as {@code mlu}
     * @param valued options with one, by their names without dashes
     * @throws Failure for anything else
     */
    public Arguments(List<String> words, String flags, Set<String> valued) {
        this(words, flags, valued, Set.of());
    }

    /** @param switches long options without a value */
    public Arguments(List<String> words, String flags, Set<String> valued, Set<String> switches) {
        this.valued = valued;
        this.switches = switches;
        Deque<String> left = new LinkedList<>(words);
        boolean options = true;
        while (!left.isEmpty()) {
            String word = left.poll();
            if (!options || word.equals("-") || !word.startsWith("-")) {
                files.add(word);
            } else if (word.equals("--")) {
                options = false;
            } else if (word.startsWith("--")) {
                name(word, word.substring(2), left);
            } else if (valued.contains(word.substring(1))) {
                name(word, word.substring(1), left);
            } else {
                flags(word, flags);
            }
        }
    }

    private void name(String word, String text, Deque<String> left) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (switches.contains(name) && equals < 0) {
            values.put(name, "");
            return;
        }
        if (!valued.contains(name)) {
            throw Failure.usage("unknown option " + word);
        }
        if (equals < 0 && left.isEmpty()) {
            throw Failure.usage(word + " needs a value");
        }
        values.put(name, equals < 0 ? left.poll() : text.substring(equals + 1));
    }

    private void flags(String word, String flags) {
        for (char flag : word.substring(1).toCharArray()) {
            if (flags.indexOf(flag) < 0) {
                throw Failure.usage("unknown option -" + flag);
            }
            values.put(String.valueOf(flag), "");
            if ("HmM".indexOf(flag) >= 0) {
                lastForm = flag;
            }
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public @Nullable String value(String name) {
        return values.get(name);
    }

    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A whole number of an option. */
    public long number(String name, long otherwise, long least, long most) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            number = Long.MIN_VALUE;
        }
        if (!text.matches("[0-9]+") || number < least || number > most) {
            throw Failure.usage("--" + name + " is a whole number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    /** A decimal number of an option. */
    public double decimal(String name, double otherwise, double least, double most) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        double number = text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw Failure.usage("--" + name + " is a number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    /** The last of {@code -H}, {@code -m}, {@code -M}, which is the one that counts; 0 without. */
    public char form() {
        return lastForm;
    }

    /** What is no option. */
    public List<String> words() {
        return files;
    }

    /** At least one file. */
    public List<String> files() {
        if (files.isEmpty()) {
            throw Failure.usage("no file given; - is the standard input");
        }
        return files;
    }
}
