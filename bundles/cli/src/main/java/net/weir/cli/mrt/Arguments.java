package net.weir.cli.mrt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options and files of a command line: {@code -x} alone or bundled, {@code -t VALUE}, {@code --name VALUE}; {@code --} ends
 * the options, {@code -} is a file.
 */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private char lastForm;

    /**
     * @param flags options without a value, such as {@code mlu}
     * @param valued options with one, by their names without dashes
     * @throws Failure for anything else
     */
    Arguments(List<String> words, String flags, Set<String> valued) {
        Deque<String> left = new ArrayDeque<>(words);
        boolean options = true;
        while (!left.isEmpty()) {
            String word = left.poll();
            if (!options || word.equals("-") || !word.startsWith("-")) {
                files.add(word);
            } else if (word.equals("--")) {
                options = false;
            } else if (word.startsWith("--") || valued.contains(word.substring(1))) {
                String name = word.startsWith("--") ? word.substring(2) : word.substring(1);
                if (!valued.contains(name)) {
                    throw new Failure(Failure.USAGE, "unknown option " + word);
                }
                if (left.isEmpty()) {
                    throw new Failure(Failure.USAGE, word + " needs a value");
                }
                values.put(name, left.poll());
            } else {
                flags(word, flags);
            }
        }
    }

    private void flags(String word, String flags) {
        for (char flag : word.substring(1).toCharArray()) {
            if (flags.indexOf(flag) < 0) {
                throw new Failure(Failure.USAGE, "unknown option -" + flag);
            }
            values.put(String.valueOf(flag), "");
            if ("HmM".indexOf(flag) >= 0) {
                lastForm = flag;
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    /** The last of {@code -H}, {@code -m}, {@code -M}, which is the one that counts; 0 without. */
    char form() {
        return lastForm;
    }

    /** At least one file. */
    List<String> files() {
        if (files.isEmpty()) {
            throw new Failure(Failure.USAGE, "no file given; - is the standard input");
        }
        return files;
    }

    /** What {@code -H -m -M -t -p -l -u} say. */
    TextOptions text(char otherwise) {
        String times = values.getOrDefault("t", "dump");
        if (!times.equals("dump") && !times.equals("change")) {
            throw new Failure(Failure.USAGE, "-t is dump or change, not " + times);
        }
        char form = lastForm == 0 ? otherwise : lastForm;
        return new TextOptions(form, times.equals("change"), has("p"), has("l"), has("u"));
    }
}
