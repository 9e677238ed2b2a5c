package net.weir.roto;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes well-typed programs by chance; each ends, as loops count and functions call only those above. */
final class ProgramMaker {
    private static final List<String> NUMBERS = List.of("i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64");
    private static final List<String> TYPES = List.of(
            "i8",
            "i16",
            "i32",
            "i64",
            "u8",
            "u16",
            "u32",
            "u64",
            "f32",
            "f64",
            "bool",
            "String",
            "i32?",
            "List[i32]",
            "Pair",
            "Shape",
            "u8??");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final List<String[]> functions = new ArrayList<>();
    private List<String[]> variables = new ArrayList<>();
    private int names;
    private String result = "";

    private ProgramMaker(long seed) {
        random = new Random(seed);
    }

    static String program(long seed) {
        return new ProgramMaker(seed).make();
    }

    private String make() {
        out.append("record Pair { first: i32, second: { inner: u8, flag: bool } }\n");
        out.append("enum Shape { Dot, Line(i32), Box(i32, String) }\n");
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            function("f" + i, TYPES.get(random.nextInt(TYPES.size())));
        }
        out.append("fn main(a: i32, b: u8, c: i64) -> String {\n    let text = \"\";\n");
        for (String[] function : functions) {
            String call = function[0] + "(a, b, c)";
            out.append("    text = text + ").append(shown(call, function[1])).append(" + \";\";\n");
        }
        out.append("    text\n}\n");
        return out.toString();
    }

    /** An expression of type String that shows one of any type. */
    private static String shown(String expression, String type) {
        return switch (type) {
            case "i32?" -> "(match " + expression + " { Some(v) => v.to_string(), None => \"none\", })";
            case "u8??" ->
                "(match " + expression
                        + " { Some(v) => (match v { Some(w) => f\"{w}\", None => \"inner\" }), None => \"none\" })";
            case "List[i32]" -> expression + ".len().to_string()";
            case "Pair" -> expression + ".second.inner.to_string()";
            case "Shape" ->
                "(match " + expression + " { Dot => \"dot\", Line(n) => f\"line {n}\", Box(n, s) => f\"{s}{n}\" })";
            default -> "f\"{" + expression + "}\"";
        };
    }

    private void function(String name, String type) {
        variables = new ArrayList<>(
                List.of(new String[] {"a", "i32"}, new String[] {"b", "u8"}, new String[] {"c", "i64"}));
        result = type;
        out.append("fn ")
                .append(name)
                .append("(a: i32, b: u8, c: i64) -> ")
                .append(type)
                .append(" {\n");
        statements(1, 1 + random.nextInt(5));
        out.append("    ").append(value(type, 3)).append("\n}\n");
        functions.add(new String[] {name, type});
    }

    private void statements(int depth, int count) {
        int before = variables.size();
        for (int i = 0; i < count; i++) {
            out.append("    ".repeat(depth));
            statement(depth);
        }
        if (depth > 1) {
            variables = new ArrayList<>(variables.subList(0, before));
        }
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 3 ? 3 : 7)) {
            case 0 -> {
                String type = TYPES.get(random.nextInt(TYPES.size()));
                String name = "v" + names++;
                out.append("let ")
                        .append(name)
                        .append(": ")
                        .append(type)
                        .append(" = ")
                        .append(value(type, 3))
                        .append(";\n");
                variables.add(new String[] {name, type});
            }
            case 1 -> assign();
            case 2 ->
                out.append("if ")
                        .append(value("bool", 1))
                        .append(" { return ")
                        .append(value(result, 2))
                        .append("; }\n");
            case 3 -> {
                out.append("if ").append(value("bool", 2)).append(" {\n");
                statements(depth + 1, 1 + random.nextInt(2));
                out.append("    ".repeat(depth)).append("} else {\n");
                statements(depth + 1, 1 + random.nextInt(2));
                out.append("    ".repeat(depth)).append("}\n");
            }
            case 4 -> {
                String name = "n" + names++;
                out.append("let ").append(name).append(" = 0;\n").append("    ".repeat(depth));
                out.append("while ")
                        .append(name)
                        .append(" < ")
                        .append(random.nextInt(4))
                        .append(" {\n");
                statements(depth + 1, 1);
                out.append("    ".repeat(depth + 1))
                        .append(name)
                        .append(" += 1;\n")
                        .append("    ".repeat(depth))
                        .append("}\n");
            }
            case 5 -> {
                String name = "e" + names++;
                out.append("for ")
                        .append(name)
                        .append(" in ")
                        .append(value("List[i32]", 1))
                        .append(" {\n");
                variables.add(new String[] {name, "i32"});
                statements(depth + 1, 1);
                variables.removeIf(v -> v[0].equals(name));
                out.append("    ".repeat(depth)).append("}\n");
            }
            default ->
                out.append(value("List[i32]", 1))
                        .append(".push(")
                        .append(value("i32", 1))
                        .append(");\n");
        }
    }

    private void assign() {
        String[] variable = variables.get(random.nextInt(variables.size()));
        if (variable[1].equals("Pair") && random.nextBoolean()) {
            out.append(variable[0])
                    .append(".second.inner = ")
                    .append(value("u8", 2))
                    .append(";\n");
        } else if (NUMBERS.contains(variable[1]) && random.nextBoolean()) {
            String[] operators = {"+", "-", "*"};
            out.append(variable[0])
                    .append(' ')
                    .append(operators[random.nextInt(3)])
                    .append("= ")
                    .append(value(variable[1], 2))
                    .append(";\n");
        } else {
            out.append(variable[0]).append(" = ").append(value(variable[1], 2)).append(";\n");
        }
    }

    private String value(String type, int depth) {
        List<String> ready =
                variables.stream().filter(v -> v[1].equals(type)).map(v -> v[0]).toList();
        if (!ready.isEmpty() && random.nextInt(3) == 0) {
            return ready.get(random.nextInt(ready.size()));
        }
        List<String> calls =
                functions.stream().filter(f -> f[1].equals(type)).map(f -> f[0]).toList();
        if (depth > 1 && !calls.isEmpty() && random.nextInt(6) == 0) {
            return calls.get(random.nextInt(calls.size())) + "(" + value("i32", 1) + ", " + value("u8", 1) + ", "
                    + value("i64", 1) + ")";
        }
        if (depth > 0 && random.nextInt(5) == 0) {
            return "(if " + value("bool", depth - 1) + " { " + value(type, depth - 1) + " } else { "
                    + value(type, depth - 1) + " })";
        }
        return NUMBERS.contains(type) ? number(type, depth) : other(type, depth);
    }

    private String number(String type, int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            int bound = type.endsWith("8") ? 120 : 30_000;
            return random.nextInt(bound) + type;
        }
        String[] operators = {"+", "-", "*", "/", "%"};
        int operator = random.nextInt(5);
        String right = operator < 3 ? value(type, depth - 1) : 1 + random.nextInt(100) + type;
        String sum = "(" + value(type, depth - 1) + " " + operators[operator] + " " + right + ")";
        return type.startsWith("i") && random.nextInt(5) == 0 ? "-" + sum : sum;
    }

    private String other(String type, int depth) {
        int less = depth - 1;
        boolean leaf = depth <= 0;
        return switch (type) {
            case "f32", "f64" ->
                leaf || random.nextBoolean()
                        ? random.nextInt(1000) / 8.0 + type
                        : "(" + value(type, less) + (random.nextBoolean() ? " / " : " - ") + value(type, less) + ")";
            case "bool" -> leaf ? String.valueOf(random.nextBoolean()) : condition(less);
            case "String" ->
                leaf || random.nextInt(3) == 0
                        ? "\"s" + random.nextInt(9) + "\\n\""
                        : random.nextBoolean()
                                ? "(" + value("String", less) + " + f\"<{" + value("i32", less) + "}>\")"
                                : value("String", less) + ".to_uppercase()";
            case "i32?" ->
                leaf || random.nextBoolean()
                        ? "Option.None"
                        : random.nextBoolean()
                                ? "Some(" + value("i32", less) + ")"
                                : value("List[i32]", less) + ".get(" + random.nextInt(3) + ")";
            case "u8??" ->
                leaf || random.nextInt(3) == 0
                        ? "None"
                        : random.nextBoolean() ? "Some(None)" : "Some(Some(" + value("u8", less) + "))";
            case "List[i32]" ->
                leaf
                        ? "[1, 2]"
                        : random.nextBoolean()
                                ? "[" + value("i32", less) + ", " + value("i32", less) + "]"
                                : "(" + value("List[i32]", less) + " + " + value("List[i32]", less) + ")";
            case "Pair" ->
                "Pair { second: { flag: " + value("bool", less) + ", inner: " + value("u8", less) + " }, first: "
                        + value("i32", less) + " }";
            default ->
                leaf
                        ? "Shape.Dot"
                        : random.nextBoolean()
                                ? "Shape.Line(" + value("i32", less) + ")"
                                : "Shape.Box(" + value("i32", less) + ", " + value("String", less) + ")";
        };
    }

    private String condition(int depth) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String number = random.nextBoolean() ? "f64" : NUMBERS.get(random.nextInt(NUMBERS.size()));
        String[] orders = {"<", "<=", ">", ">="};
        return switch (random.nextInt(5)) {
            case 0 -> "(" + value(type, depth) + (random.nextBoolean() ? " == " : " != ") + value(type, depth) + ")";
            case 1 ->
                "(" + value("bool", depth) + (random.nextBoolean() ? " && " : " || ") + value("bool", depth) + ")";
            case 2 -> "!" + value("bool", depth);
            default -> "(" + value(number, depth) + " " + orders[random.nextInt(4)] + " " + value(number, depth) + ")";
        };
    }
}
