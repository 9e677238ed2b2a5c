package net.weir.session.bgp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** TCP between two speakers, as far as it can hurt: ordered and lossless, but slow, cut off at any moment, or half open. */
final class ModelledNet {
    private static final long SLOWEST = TimeUnit.MILLISECONDS.toNanos(400);

    private record Happening(long at, long order, Runnable what) {}

    private final PriorityQueue<Happening> queue =
            new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingLong(Happening::order));
    private final List<Link> links = new ArrayList<>();
    private final Random random;
    private long order;
    long now = TimeUnit.HOURS.toNanos(1);
    boolean calm;

    ModelledNet(Random random) {
        this.random = random;
    }

    /** One end of a connection. */
    final class End implements Transport {
        final ModelledSpeaker speaker;
        private final boolean dialled;
        private final Link link;
        private long lastArrival;
        boolean open = true;

        End(Link link, ModelledSpeaker speaker, boolean dialled) {
            this.link = link;
            this.speaker = speaker;
            this.dialled = dialled;
        }

        @Override
        public boolean dialled() {
            return dialled;
        }

        @Override
        public void send(byte[] message) {
            End other = link.other(this);
            arrive(this, () -> {
                if (other.open) {
                    other.speaker.session.receive(other, message, 0, message.length, now);
                    if (open) {
                        speaker.session.transmitted(this, now);
                    }
                } else if (open) { // the far end has forgotten this connection
                    lose(this, "reset");
                }
            });
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                End other = link.other(this);
                boolean silent = !calm && random.nextInt(3) == 0;
                if (!silent) {
                    arrive(this, () -> lose(other, "closed"));
                }
            }
        }
    }

    /** A connection with its two ends. */
    final class Link {
        final End dialler;
        final End listener;

        Link(ModelledSpeaker from, ModelledSpeaker to) {
            dialler = new End(this, from, true);
            listener = new End(this, to, false);
        }

        End other(End end) {
            return end == dialler ? listener : dialler;
        }
    }

    private void lose(End end, String why) {
        if (end.open) {
            end.open = false;
            end.speaker.session.closed(end, why, now);
        }
    }

    private void arrive(End from, Runnable what) {
        from.lastArrival = Math.max(from.lastArrival, now + delay());
        queue.add(new Happening(from.lastArrival, order++, what));
    }

    private long delay() {
        return (long) (random.nextDouble() * SLOWEST);
    }

    void later(long nanos, Runnable what) {
        queue.add(new Happening(now + nanos, order++, what));
    }

    void dial(ModelledSpeaker from, ModelledSpeaker to, int attempt) {
        later(delay(), () -> {
            if (attempt != from.attempt) {
                return;
            }
            if (!calm && random.nextInt(3) == 0) {
                from.session.dialFailed("refused", now);
                return;
            }
            Link link = new Link(from, to);
            links.add(link);
            boolean dialFirst = random.nextBoolean(); // either end may see it first
            if (dialFirst) {
                from.session.connected(link.dialler, now);
            }
            later(delay() / 4, () -> {
                if (link.listener.open) {
                    to.session.accepted(link.listener, now);
                }
            });
            if (!dialFirst) {
                later(delay() / 4, () -> from.session.connected(link.dialler, now));
            }
        });
    }

    /** Cuts something off, at both ends at different times, or at one only. */
    void hurt() {
        if (!links.isEmpty()) {
            Link link = links.get(random.nextInt(links.size()));
            int kind = random.nextInt(3);
            if (kind != 1) {
                later(delay(), () -> lose(link.dialler, "reset"));
            }
            if (kind != 2) {
                later(delay(), () -> lose(link.listener, "reset"));
            }
        }
    }

    void run(long seconds, ModelledSpeaker... speakers) {
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            long next = queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at();
            for (ModelledSpeaker speaker : speakers) {
                long left = speaker.session.left(now);
                next = left == Long.MAX_VALUE ? next : Math.min(next, now + left);
            }
            if (next > end) {
                now = end;
                return;
            }
            now = next;
            if (!queue.isEmpty() && queue.peek().at() <= now) {
                queue.remove().what().run();
            } else {
                for (ModelledSpeaker speaker : speakers) {
                    speaker.session.tick(now);
                }
            }
        }
    }

    /** Connections that both ends have open. */
    List<Link> open() {
        return links.stream()
                .filter(link -> link.dialler.open && link.listener.open)
                .toList();
    }
}
