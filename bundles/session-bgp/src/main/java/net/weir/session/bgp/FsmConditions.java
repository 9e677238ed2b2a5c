package net.weir.session.bgp;

/**
 * What a row of the state table may ask beside state and event.
 *
 * @param delayOpen the optional attribute: OPEN waits for the peer's
 * @param delayOpenTimerRunning it waits now
 * @param damp the optional attribute DampPeerOscillations
 * @param notificationWithoutOpen the optional attribute SendNOTIFICATIONwithoutOPEN
 * @param passive the optional attribute PassiveTcpEstablishment
 */
record FsmConditions(
        boolean delayOpen,
        boolean delayOpenTimerRunning,
        boolean damp,
        boolean notificationWithoutOpen,
        boolean passive) {}
