package net.weir.roto.bgp;

/** Takes what a script does that does no harm but was hardly meant. Any thread. */
@FunctionalInterface
public interface Warnings {
    void warn(String text);
}
