package net.weir.bench;

/** The least that Java can do: what the start of a tool is measured against. */
final class Empty {
    private Empty() {}

    public static void main(String[] args) {}
}
