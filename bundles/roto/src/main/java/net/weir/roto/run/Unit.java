package net.weir.roto.run;

/** The value {@code ()} where a value has to be an object. */
public enum Unit {
    UNIT
}
