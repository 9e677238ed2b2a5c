package net.weir.roto.syntax;

import java.util.List;
import java.util.stream.Collectors;
import net.weir.roto.core.Numbers;

/** Writes expressions, with parentheses where they are needed. */
final class ExprPrinter {
    private static final int ANY = 0;
    private static final int UNARY = 5;
    private static final int POSTFIX = 6;

    private final Printer printer;
    private final StringBuilder out;

    ExprPrinter(Printer printer) {
        this.printer = printer;
        this.out = printer.out();
    }

    void write(Expr expr) {
        write(expr, ANY);
    }

    /** @param least how tight it has to bind to stand here without parentheses */
    private void write(Expr expr, int least) {
        if (strength(expr) < least) {
            out.append('(');
            bare(expr);
            out.append(')');
        } else {
            bare(expr);
        }
    }

    private static int strength(Expr expr) {
        if (expr instanceof Expr.Binary binary) {
            return binary.operator().strength();
        }
        if (expr instanceof Expr.Unary) {
            return UNARY;
        }
        boolean loose = expr instanceof Expr.Assign
                || expr instanceof Expr.Leave
                || expr instanceof Expr.If
                || expr instanceof Expr.Match
                || expr instanceof Expr.While
                || expr instanceof Expr.For
                || expr instanceof Expr.Block;
        return loose ? ANY : POSTFIX;
    }

    private void bare(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            out.append(literal(literal));
        } else if (expr instanceof Expr.Unit) {
            out.append("()");
        } else if (expr instanceof Expr.Format format) {
            format(format);
        } else if (expr instanceof Expr.Path path) {
            out.append(text(path));
        } else if (expr instanceof Expr.RecordLiteral record) {
            record(record);
        } else if (expr instanceof Expr.ListLiteral list) {
            all("[", list.elements(), "]");
        } else if (expr instanceof Expr.Unary unary) {
            out.append(unary.operator());
            write(unary.operand(), UNARY);
        } else if (expr instanceof Expr.Binary binary) {
            binary(binary);
        } else if (expr instanceof Expr.Call call) {
            write(call.callee(), POSTFIX);
            all("(", call.arguments(), ")");
        } else if (expr instanceof Expr.Access access) {
            receiver(access.target());
            out.append('.').append(access.name());
        } else if (expr instanceof Expr.Try attempt) {
            write(attempt.operand(), POSTFIX);
            out.append('?');
        } else {
            control(expr);
        }
    }

    /** A path before a dot would become a longer path, which is the same; a number before one would not. */
    private void receiver(Expr target) {
        boolean number =
                target instanceof Expr.Literal literal && literal.value() instanceof Number && literal.suffix() == null;
        if (number) {
            out.append('(');
            bare(target);
            out.append(')');
        } else {
            write(target, POSTFIX);
        }
    }

    private void control(Expr expr) {
        if (expr instanceof Expr.Block block) {
            printer.block(block);
        } else if (expr instanceof Expr.If choice) {
            out.append("if ");
            condition(choice.condition());
            out.append(' ');
            printer.block(choice.then());
            Expr otherwise = choice.otherwise();
            if (otherwise != null) {
                out.append(" else ");
                bare(otherwise);
            }
        } else if (expr instanceof Expr.While loop) {
            out.append("while ");
            condition(loop.condition());
            out.append(' ');
            printer.block(loop.body());
        } else if (expr instanceof Expr.For loop) {
            out.append("for ").append(loop.variable()).append(" in ");
            condition(loop.list());
            out.append(' ');
            printer.block(loop.body());
        } else if (expr instanceof Expr.Match match) {
            match(match);
        } else if (expr instanceof Expr.Assign assign) {
            write(assign.target(), 1);
            Operator operator = assign.operator();
            out.append(' ').append(operator == null ? "" : operator).append("= ");
            write(assign.value(), 1);
        } else {
            leave((Expr.Leave) expr);
        }
    }

    private void leave(Expr.Leave leave) {
        out.append(leave.way().word());
        Expr value = leave.value();
        if (value != null) {
            out.append(' ');
            write(value, ANY);
        }
    }

    /** A record literal in a condition would be taken for its block. */
    private void condition(Expr expr) {
        int before = out.length();
        write(expr, 1);
        if (out.indexOf("{", before) >= 0) {
            out.insert(before, '(').append(')');
        }
    }

    private void binary(Expr.Binary binary) {
        Operator operator = binary.operator();
        int strength = operator.strength();
        boolean chains = !operator.isComparison()
                && !(operator.isLogic()
                        && binary.left() instanceof Expr.Binary left
                        && left.operator().isLogic()
                        && left.operator() != operator);
        write(binary.left(), chains ? strength : strength + 1);
        out.append(' ').append(operator).append(' ');
        write(binary.right(), strength + 1);
    }

    private void all(String open, List<Expr> expressions, String close) {
        out.append(open);
        for (int i = 0; i < expressions.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(expressions.get(i));
        }
        out.append(close);
    }

    private void record(Expr.RecordLiteral record) {
        out.append(record.type() == null ? "" : text(record.type()) + " ");
        if (record.fields().isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{ ");
        boolean first = true;
        for (Expr.Init init : record.fields()) {
            out.append(first ? "" : ", ").append(init.name()).append(": ");
            write(init.value());
            first = false;
        }
        out.append(" }");
    }

    private void match(Expr.Match match) {
        out.append("match ");
        condition(match.subject());
        out.append(" {");
        printer.indent(1);
        for (Expr.Arm arm : match.arms()) {
            printer.newLine();
            Name variant = arm.pattern().variant();
            out.append(variant == null ? "_" : variant.text());
            if (!arm.pattern().fields().isEmpty()) {
                out.append(arm.pattern().fields().stream().map(Name::text).collect(Collectors.joining(", ", "(", ")")));
            }
            Expr guard = arm.guard();
            if (guard != null) {
                out.append(" if ");
                condition(guard);
            }
            out.append(" => ");
            write(arm.body());
            out.append(arm.body() instanceof Expr.Block ? "" : ",");
        }
        printer.indent(-1);
        printer.newLine();
        out.append('}');
    }

    private static String text(Expr.Path path) {
        return path.names().stream().map(Name::text).collect(Collectors.joining("."));
    }

    private void format(Expr.Format format) {
        out.append("f\"");
        for (Object part : format.parts()) {
            if (part instanceof Expr hole) {
                out.append('{');
                write(hole);
                out.append('}');
            } else {
                out.append(escape((String) part, '"').replace("{", "{{").replace("}", "}}"));
            }
        }
        out.append('"');
    }

    private static String literal(Expr.Literal literal) {
        Object value = literal.value();
        String suffix = literal.suffix() == null ? "" : literal.suffix();
        if (value instanceof String text) {
            return '"' + escape(text, '"') + '"';
        }
        if (value instanceof Integer character) {
            return "'" + escape(Character.toString(character), '\'') + "'";
        }
        if (value instanceof Double number) {
            String text = Numbers.f64(number);
            return (text.contains(".") ? text : text + ".0") + suffix;
        }
        return value + suffix;
    }

    private static String escape(String text, char quote) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\0' -> escaped.append("\\0");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (c == quote) {
                        escaped.append('\\').appendCodePoint(c);
                    } else if (c < ' ' || c == 0x7f) {
                        escaped.append(String.format("\\x%02x", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
