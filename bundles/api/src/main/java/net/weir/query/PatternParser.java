package net.weir.query;

/** Makes a program of a pattern. Confined to its user, for one pattern. */
final class PatternParser {
    private static final String SPECIAL = "\\^$.*+?()[]|_<>{}";

    private final String text;
    private final Program program = new Program();
    private int at;

    PatternParser(String text) {
        this.text = text;
    }

    Program parse() {
        alternatives();
        if (at < text.length()) {
            throw wrong("a ) without its (");
        }
        program.add(Program.FOUND, 0, 0);
        return program;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("AS path pattern " + text + ": " + what + ", at character " + (at + 1));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void alternatives() {
        int start = program.size();
        while (at < text.length() && peek() != '|' && peek() != ')') {
            repeated();
        }
        if (take('|')) {
            program.insertFork(start, start + 1, 0);
            int jump = program.add(Program.FORK, 0, 0);
            program.set(start, start + 1, program.size());
            alternatives();
            program.set(jump, program.size(), program.size());
        }
    }

    private void repeated() {
        int start = program.size();
        atom();
        while (at < text.length()) {
            if (take('*')) {
                program.insertFork(start, start + 1, 0);
                program.add(Program.FORK, start, start);
                program.set(start, start + 1, program.size());
            } else if (take('+')) {
                program.add(Program.FORK, start, program.size() + 1);
            } else if (take('?')) {
                program.insertFork(start, start + 1, program.size() + 1);
            } else {
                return;
            }
        }
    }

    private void atom() {
        char c = text.charAt(at);
        switch (c) {
            case '(' -> {
                at++;
                alternatives();
                if (!take(')')) {
                    throw wrong("a ( without its )");
                }
            }
            case '[' -> characters();
            case '<' -> number();
            case '*', '+', '?' -> throw wrong("nothing before " + c + " to repeat");
            case '{', '}' -> throw wrong("{n} is not supported; a brace of an AS_SET is \\" + c);
            case ']', '>' -> throw wrong("a " + c + " without its beginning");
            default -> {
                at++;
                simple(c);
            }
        }
    }

    private void simple(char c) {
        switch (c) {
            case '^' -> program.add(Program.BEGIN, 0, 0);
            case '$' -> program.add(Program.END, 0, 0);
            case '.' -> program.add(Program.TAKE, Symbols.ANY, 0);
            case '_' -> between();
            case '\\' -> program.add(Program.TAKE, escaped(), 0);
            default -> program.add(Program.TAKE, literal(c), 0);
        }
    }

    private int literal(char c) {
        int bit = Symbols.bit(c);
        if (bit == 0) {
            at--;
            throw wrong("no AS path contains '" + c + "'");
        }
        return bit;
    }

    private int escaped() {
        char c = peek();
        if (SPECIAL.indexOf(c) < 0 && Symbols.bit(c) == 0) {
            throw wrong("\\ stands before a character of the pattern language");
        }
        at++;
        return Symbols.bit(c); // none for \* and the like, which then match nothing
    }

    /** A separator, or an end. */
    private void between() {
        int here = program.size();
        program.add(Program.FORK, here + 1, here + 3);
        program.add(Program.TAKE, Symbols.BETWEEN, 0);
        program.add(Program.FORK, here + 7, here + 7);
        program.add(Program.FORK, here + 4, here + 6);
        program.add(Program.BEGIN, 0, 0);
        program.add(Program.FORK, here + 7, here + 7);
        program.add(Program.END, 0, 0);
    }

    private void characters() {
        int opened = at++;
        boolean not = take('^');
        int bits = 0;
        do {
            if (at >= text.length()) {
                at = opened;
                throw wrong("a [ without its ]");
            }
            bits |= range();
        } while (!take(']'));
        program.add(Program.TAKE, not ? Symbols.ANY & ~bits : bits, 0);
    }

    private int range() {
        char from = text.charAt(at++);
        if (from == '\\' && at < text.length()) {
            from = text.charAt(at++);
        } else if (from == '_') {
            return Symbols.BETWEEN;
        }
        boolean range = peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']';
        if (!range) {
            return Symbols.bit(from);
        }
        char to = text.charAt(at + 1);
        if (to < from) {
            throw wrong("a range that goes down");
        }
        at += 2;
        return Symbols.range(from, to);
    }

    /** {@code <N>} or {@code <N-M>}. */
    private void number() {
        int opened = at++;
        long from = decimal();
        long to = take('-') ? decimal() : from;
        if (!take('>') || to < from) {
            at = opened;
            throw wrong("an AS number is <N>, a range <N-M>");
        }
        program.add(Program.NUMBER_BEGINS, 0, 0);
        int digit = program.add(Program.TAKE, Symbols.DIGITS, 0);
        program.add(Program.FORK, digit, digit + 2);
        program.add(Program.NUMBER_ENDS, (int) from, (int) to);
    }

    private long decimal() {
        int from = at;
        long value = 0;
        while (peek() >= '0' && peek() <= '9' && value <= 0xffff_ffffL) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at == from || value > 0xffff_ffffL) {
            throw wrong("an AS number from 0 to 4294967295 is missing");
        }
        return value;
    }
}
