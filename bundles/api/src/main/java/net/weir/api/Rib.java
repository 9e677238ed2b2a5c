package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A transform that keeps routes: what comes late behind it can be told what stands. One writer a peer, its lane. */
@ConsumerType
public interface Rib<C extends Record> extends Transform<C> {

    @Override
    LaneRib forLane(int lane);
}
