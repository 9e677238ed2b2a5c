package net.weir.rib.table;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import net.weir.model.Bytes;
import org.jspecify.annotations.Nullable;

/** Route keys that are octets, in the order of their octets. */
final class OctetDictionary implements KeyDictionary {
    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;

    private final Epochs epochs;
    private final Footprint footprint;
    private final ConcurrentSkipListMap<Bytes, Node> byKey = new ConcurrentSkipListMap<>();
    private final Object lock = new Object();
    private final Vacancies vacancies = new Vacancies(lock);
    private final IntStack free = new IntStack();
    private final Limbo limbo = new Limbo();
    private final LongAdder held = new LongAdder();
    private volatile Node[][] pages = new Node[4][];
    private int next = 1;

    /** A key; its number of holders with the marks beside it. */
    private static final class Node extends AtomicInteger {
        /** Noted as vacant, so that it is not noted twice. */
        static final int QUEUED = 1 << 30;
        /** The id is being given up: nobody may hold it any more. */
        static final int DEAD = 1 << 31;

        private static final long serialVersionUID = 1L;

        private final transient Bytes key;
        private final int id;

        Node(Bytes key, int id) {
            super(1);
            this.key = key;
            this.id = id;
        }

        /** With its entry in the order of keys. */
        long octets() {
            return 24 + 16 + Footprint.array(key.length(), 1) + 56;
        }
    }

    OctetDictionary(Epochs epochs, Footprint footprint) {
        this.epochs = epochs;
        this.footprint = footprint;
    }

    private Node node(int id) {
        return pages[id >>> PAGE_BITS][id & PAGE - 1];
    }

    @Override
    public int find(PrefixKey key) {
        Node node = byKey.get(key.octets());
        return node == null ? 0 : node.id;
    }

    @Override
    public int acquire(PrefixKey key) {
        int known = find(key);
        if (known != 0 && hold(known)) {
            return known;
        }
        synchronized (lock) {
            // ids die under this lock: what is found now can be held
            int found = find(key);
            if (found != 0 && hold(found)) {
                return found;
            }
            Node node = allocate(key.octets());
            byKey.put(node.key, node); // last: who finds it finds the node by its id too
            held.increment();
            return node.id;
        }
    }

    private Node allocate(Bytes key) {
        int id = free.isEmpty() ? next++ : free.pop();
        int page = id >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new Node[PAGE];
            footprint.add(Footprint.array(PAGE, 4));
        }
        Node node = new Node(key, id);
        pages[page][id & PAGE - 1] = node;
        footprint.add(node.octets());
        return node;
    }

    @Override
    public boolean hold(int id) {
        Node node = node(id);
        int before = node.getAndIncrement();
        if ((before & Node.DEAD) != 0) {
            node.getAndDecrement();
            return false;
        }
        if ((before & ~Node.QUEUED) == 0) {
            held.increment();
        }
        return true;
    }

    @Override
    public boolean isGoing(int id) {
        return (node(id).get() & Node.DEAD) != 0;
    }

    @Override
    public void release(int id) {
        Node node = node(id);
        if ((node.decrementAndGet() & ~Node.QUEUED) == 0) {
            held.decrement();
            if ((node.getAndUpdate(state -> state | Node.QUEUED) & Node.QUEUED) == 0) {
                vacancies.note(id);
            }
        }
    }

    @Override
    public void read(int id, PrefixKey into) {
        into.setOctets(node(id).key, id);
    }

    @Override
    public boolean ceiling(PrefixKey key) {
        return move(key, byKey.ceilingEntry(key.octets()));
    }

    @Override
    public boolean higher(PrefixKey key) {
        return move(key, byKey.higherEntry(key.octets()));
    }

    private static boolean move(PrefixKey key, Map.@Nullable Entry<Bytes, Node> to) {
        if (to == null) {
            return false;
        }
        key.setOctets(to.getKey(), to.getValue().id);
        return true;
    }

    @Override
    public long held() {
        return held.sum();
    }

    @Override
    public void reclaim(long now, long before) {
        vacancies.reclaim(now, before, this::takeOut);
        synchronized (lock) {
            for (int id = limbo.poll(epochs.safe()); id >= 0; id = limbo.poll(epochs.safe())) {
                free.push(id);
            }
        }
    }

    private void takeOut(int id) {
        Node node = node(id);
        node.getAndUpdate(state -> state & ~Node.QUEUED); // before the count is read: who releases it now notes it anew
        if (node.compareAndSet(0, Node.DEAD)) {
            byKey.remove(node.key);
            footprint.add(-node.octets());
            limbo.add(node.id, epochs.stamp());
        }
    }

    @Override
    public int idsInUse() {
        synchronized (lock) {
            return next - 1 - free.size();
        }
    }

    @Override
    public int idsEver() {
        synchronized (lock) {
            return next - 1;
        }
    }
}
