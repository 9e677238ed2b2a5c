package net.weir.roto.syntax;

/** Operators with two sides, weakest first. */
public enum Operator {
    AND("&&", 1),
    OR("||", 1),
    EQUAL("==", 2),
    UNEQUAL("!=", 2),
    LESS("<", 2),
    LESS_OR_EQUAL("<=", 2),
    GREATER(">", 2),
    GREATER_OR_EQUAL(">=", 2),
    ADD("+", 3),
    SUBTRACT("-", 3),
    MULTIPLY("*", 4),
    DIVIDE("/", 4),
    REMAINDER("%", 4);

    private final String symbol;
    private final int strength;

    Operator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    /** How tight it binds, from 1. */
    public int strength() {
        return strength;
    }

    public boolean isLogic() {
        return strength == 1;
    }

    public boolean isComparison() {
        return strength == 2;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
