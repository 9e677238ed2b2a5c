package net.weir.session.bmp;

import java.time.Duration;
import net.weir.codec.bmp.BmpLimits;

/**
 * How a session is run: begin with {@link #of} and change what differs.
 *
 * @param source id of the source stage
 * @param initiationTimeout how long the first Initiation may take
 * @param holdOnLoss how long routes outlive a lost connection as stale; zero: not at all
 * @param silence how long a view may say nothing before its dump is taken for complete (protocol of a sender without
 *     End-of-RIB)
 * @param expectedActivity how long a router may say nothing before that is worth an alarm; zero: for ever
 * @param maxPeers most BGP sessions of one router
 * @param inferPeers true: routes of a peer whose Peer Up was not seen are read, without its OPENs
 */
public record SessionSettings(
        String source,
        IdentityRule identity,
        BmpLimits limits,
        Duration initiationTimeout,
        Duration holdOnLoss,
        Duration silence,
        Duration expectedActivity,
        int maxPeers,
        boolean inferPeers) {
    /** More peers than any router has. */
    public static final int MAX_PEERS = 20_000;

    /** Those of a live session with nothing set. */
    public static SessionSettings of(String source) {
        return new SessionSettings(
                source,
                IdentityRule.ADDRESS_AND_SYSNAME,
                BmpLimits.DEFAULT,
                Duration.ofSeconds(30),
                Duration.ZERO,
                Duration.ofSeconds(60),
                Duration.ZERO,
                MAX_PEERS,
                false);
    }

    /** What makes a router the same one when it comes back. */
    public SessionSettings withIdentity(IdentityRule rule) {
        return new SessionSettings(
                source, rule, limits, initiationTimeout, holdOnLoss, silence, expectedActivity, maxPeers, inferPeers);
    }

    /** Bounds of what is read, and the most BGP sessions of one router. */
    public SessionSettings withLimits(BmpLimits newLimits, int newMaxPeers) {
        return new SessionSettings(
                source,
                identity,
                newLimits,
                initiationTimeout,
                holdOnLoss,
                silence,
                expectedActivity,
                newMaxPeers,
                inferPeers);
    }

    /** How long the first Initiation may take. */
    public SessionSettings withInitiationTimeout(Duration timeout) {
        return new SessionSettings(
                source, identity, limits, timeout, holdOnLoss, silence, expectedActivity, maxPeers, inferPeers);
    }

    /** How long routes outlive a lost connection. */
    public SessionSettings withHoldOnLoss(Duration hold) {
        return new SessionSettings(
                source, identity, limits, initiationTimeout, hold, silence, expectedActivity, maxPeers, inferPeers);
    }

    /** How long a router may say nothing before that is worth an alarm. */
    public SessionSettings withExpectedActivity(Duration activity) {
        return new SessionSettings(
                source, identity, limits, initiationTimeout, holdOnLoss, silence, activity, maxPeers, inferPeers);
    }

    /**
     * For what begins in the middle: a peer whose Peer Up was not seen is up with the first of its routes, and what came
     * before is missing, which its {@link net.weir.event.PeerUp} says ({@code replayed}).
     */
    public SessionSettings withInferredPeers() {
        return new SessionSettings(
                source, identity, limits, initiationTimeout, holdOnLoss, silence, expectedActivity, maxPeers, true);
    }
}
