package net.weir.source.bmp;

import java.time.Duration;
import net.weir.codec.bmp.BmpLimits;

/**
 * How a session is run.
 *
 * @param source id of the source stage
 * @param initiationTimeout how long the first Initiation may take
 * @param holdOnLoss how long routes outlive a lost connection as stale; zero: not at all
 * @param silence how long a view may say nothing before its dump is taken for complete (protocol of a sender without
 *     End-of-RIB)
 * @param expectedActivity how long a router may say nothing before that is worth an alarm; zero: for ever
 * @param maxPeers most BGP sessions of one router
 */
record SessionSettings(
        String source,
        IdentityRule identity,
        BmpLimits limits,
        Duration initiationTimeout,
        Duration holdOnLoss,
        Duration silence,
        Duration expectedActivity,
        int maxPeers) {
    static final int MAX_PEERS = 20_000;

    static SessionSettings of(String source) {
        return new SessionSettings(
                source,
                IdentityRule.ADDRESS_AND_SYSNAME,
                BmpLimits.DEFAULT,
                Duration.ofSeconds(30),
                Duration.ZERO,
                Duration.ofSeconds(60),
                Duration.ZERO,
                MAX_PEERS);
    }

    SessionSettings withIdentity(IdentityRule rule) {
        return new SessionSettings(
                source, rule, limits, initiationTimeout, holdOnLoss, silence, expectedActivity, maxPeers);
    }

    SessionSettings withHoldOnLoss(Duration hold) {
        return new SessionSettings(
                source, identity, limits, initiationTimeout, hold, silence, expectedActivity, maxPeers);
    }

    SessionSettings withExpectedActivity(Duration activity) {
        return new SessionSettings(
                source, identity, limits, initiationTimeout, holdOnLoss, silence, activity, maxPeers);
    }

    SessionSettings withLimits(BmpLimits newLimits, int newMaxPeers) {
        return new SessionSettings(
                source, identity, newLimits, initiationTimeout, holdOnLoss, silence, expectedActivity, newMaxPeers);
    }
}
