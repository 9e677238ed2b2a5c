package net.weir.roto.bgp;

import net.weir.model.Value;

/** Takes what a script writes. */
@FunctionalInterface
public interface OutputSink {
    /** @param topic {@code prefix}, {@code asn}, {@code custom}, {@code log_entry} … as Rotonda names them */
    void record(String topic, Value value);
}
