package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Judges events where they come in: before a source's feed hands them on, or before a RIB stores them. A filter stage offers
 * it to others as a service; sources and RIBs name that stage with their option {@code script} (ADR 49). Thread-safe.
 */
@ConsumerType
public interface MessageFilter {

    /** Where a filter is asked, with the name that a script's function has there. */
    enum Point {
        /** Each event of a BMP source. */
        BMP_IN("bmp_in"),
        /** Each event of a BGP source. */
        BGP_IN("bgp_in"),
        /** Each event before a RIB. */
        RIB_IN_PRE("rib_in_pre");

        private final String label;

        Point(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** True if the filter has something to say there; else all passes without it being asked. */
    boolean judges(Point point);

    /**
     * The part of it that works on one lane, made anew whenever the service is another object. What passes it hands on, in
     * order, and with it what it has to say beside (as {@link net.weir.event.TopicRecord}); rejected routes it hands on as
     * withdrawals with cause {@code FILTERED}. It hands on events of kinds that it does not know, and Peer and Router Up and
     * Down always: those behind it would take a peer that is gone for alive.
     *
     * @param lane as in {@link Transform#forLane}
     */
    LaneTransform forLane(Point point, int lane);
}
