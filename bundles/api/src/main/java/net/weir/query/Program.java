package net.weir.query;

import java.util.Arrays;

/**
 * A pattern as instructions, of which all that are possible at a place of the text are followed at once. Built by one
 * thread, then immutable. Instruction i is {@code kinds[i]} with two operands.
 */
final class Program {
    /** Takes a character whose bit is in the first operand. */
    static final int TAKE = 0;
    /** Goes on at both operands. */
    static final int FORK = 1;
    /** At the beginning of the text. */
    static final int BEGIN = 2;
    /** At its end. */
    static final int END = 3;
    /** Not behind a digit. */
    static final int NUMBER_BEGINS = 4;
    /** Behind a whole number from the first operand to the second, both as unsigned 32 bits. */
    static final int NUMBER_ENDS = 5;
    /** Found. */
    static final int FOUND = 6;

    private int[] kinds = new int[32];
    private int[] first = new int[32];
    private int[] second = new int[32];
    private int size;

    int size() {
        return size;
    }

    /** Appends an instruction; its place. */
    int add(int kind, int one, int other) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            first = Arrays.copyOf(first, size * 2);
            second = Arrays.copyOf(second, size * 2);
        }
        kinds[size] = kind;
        first[size] = one;
        second[size] = other;
        return size++;
    }

    /** Inserts a fork before everything from a place on. */
    void insertFork(int at, int one, int other) {
        add(FORK, 0, 0);
        for (int i = size - 1; i > at; i--) {
            kinds[i] = kinds[i - 1];
            first[i] = first[i - 1];
            second[i] = second[i - 1];
            if (kinds[i] == FORK) {
                first[i] += first[i] >= at ? 1 : 0;
                second[i] += second[i] >= at ? 1 : 0;
            }
        }
        set(at, one, other);
        kinds[at] = FORK;
    }

    void set(int at, int one, int other) {
        first[at] = one;
        second[at] = other;
    }

    boolean matches(PathText text) {
        return new Run(text).find();
    }

    /** One search; what it has to remember is as long as the program. */
    private final class Run {
        private final PathText text;
        private final int[] seen = new int[size];
        private final int[] stack = new int[2 * size + 2];
        private int[] now = new int[size];
        private int[] next = new int[size];
        private int count;
        private long number;

        Run(PathText text) {
            this.text = text;
            Arrays.fill(seen, -1);
        }

        boolean find() {
            for (int at = 0; at <= text.length(); at++) {
                readNumber(at);
                if (follow(0, at)) {
                    return true;
                }
                int[] here = now;
                int reached = count;
                int symbol = text.symbol(at);
                now = next;
                next = here;
                count = 0;
                if (symbol == 0) {
                    continue;
                }
                readNumber(at + 1);
                for (int i = 0; i < reached; i++) {
                    if ((first[here[i]] & symbol) != 0 && follow(here[i] + 1, at + 1)) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** The number that ends at a place, or -1. */
        private void readNumber(int at) {
            number = -1;
            int from = at;
            while (isDigit(text.at(from - 1))) {
                from--;
            }
            if (from < at && !isDigit(text.at(at))) {
                number = 0;
                for (int i = from; i < at; i++) {
                    number = number * 10 + text.at(i) - '0';
                }
            }
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /** Notes what can take the character at a place, starting with an instruction; true if the end is found. */
        private boolean follow(int start, int at) {
            int depth = 0;
            stack[depth++] = start;
            while (depth > 0) {
                int i = stack[--depth];
                if (seen[i] == at) {
                    continue;
                }
                seen[i] = at;
                switch (kinds[i]) {
                    case FOUND -> {
                        return true;
                    }
                    case TAKE -> now[count++] = i;
                    case FORK -> {
                        push(depth++, second[i]);
                        push(depth++, first[i]);
                    }
                    default -> {
                        if (holds(i, at)) {
                            push(depth++, i + 1);
                        }
                    }
                }
            }
            return false;
        }

        private void push(int depth, int instruction) {
            stack[depth] = instruction;
        }

        private boolean holds(int i, int at) {
            return switch (kinds[i]) {
                case BEGIN -> at == 0;
                case END -> at == text.length();
                case NUMBER_BEGINS -> !isDigit(text.at(at - 1));
                default -> number >= Integer.toUnsignedLong(first[i]) && number <= Integer.toUnsignedLong(second[i]);
            };
        }
    }
}
