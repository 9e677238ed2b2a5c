package net.weir.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.karaf.shell.api.action.Option;

/**
 * The words behind a command's options. The console takes options only in front of the first argument; people write them
 * behind it too, so that they are looked for among the arguments here.
 */
final class Words {
    private final Object command;
    private final List<String> arguments = new ArrayList<>();

    private Words(Object command) {
        this.command = command;
    }

    /**
     * Sets the options that stand among the words and returns the rest.
     *
     * @throws IllegalArgumentException for an option that the command does not have, or that lacks its value
     */
    static List<String> read(Object command, List<String> words) {
        Words read = new Words(command);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            read.word(rest.next(), rest);
        }
        return read.arguments;
    }

    private void word(String word, Iterator<String> rest) {
        if (!word.startsWith("-")) {
            arguments.add(word);
            return;
        }
        int equals = word.indexOf('=');
        Field field = field(equals < 0 ? word : word.substring(0, equals));
        if (field.getType() == boolean.class) {
            set(field, true);
        } else if (equals >= 0) {
            set(field, value(field, word.substring(equals + 1)));
        } else if (rest.hasNext()) {
            set(field, value(field, rest.next()));
        } else {
            throw new IllegalArgumentException(word + " needs a value");
        }
    }

    private Field field(String name) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Option option = field.getAnnotation(Option.class);
                if (option != null
                        && (option.name().equals(name)
                                || Arrays.asList(option.aliases()).contains(name))) {
                    return field;
                }
            }
        }
        throw new IllegalArgumentException("There is no option " + name + "; --help shows all");
    }

    private Object value(Field field, String text) {
        try {
            if (field.getType() == int.class) {
                return Integer.valueOf(text);
            }
            if (field.getType() == long.class) {
                return Long.valueOf(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a number: " + text, e);
        }
        return field.getType() == List.class ? added(field, text) : text;
    }

    private List<Object> added(Field field, String text) {
        List<Object> all = new ArrayList<>();
        try {
            if (field.get(command) instanceof List<?> before) {
                all.addAll(before);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields of commands are visible here: " + field, e);
        }
        all.add(text);
        return all;
    }

    private void set(Field field, Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields of commands are visible here: " + field, e);
        }
    }
}
