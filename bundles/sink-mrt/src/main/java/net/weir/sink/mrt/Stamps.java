package net.weir.sink.mrt;

/** How exactly records of updates say when. */
enum Stamps {
    /** BGP4MP_ET. */
    MICROSECONDS,
    /** BGP4MP. */
    SECONDS
}
