package net.weir.engine.lane;

import net.weir.engine.edge.Edge;
import net.weir.engine.edge.OutletWalk;
import net.weir.event.Event;

/** Whom a join tells what stands: it goes on only while there is room. */
interface Hearer {
    void tell(Event event);

    boolean hasRoom();

    /** Runs the task, once, when there is room; now if there is. */
    void whenRoom(Runnable task);

    /** True if nobody wants to hear more. */
    default boolean isOver() {
        return false;
    }

    /** Nothing more is told. */
    default void done() {}

    /** The outlets of a walk. */
    static Hearer of(OutletWalk walk, Runnable done) {
        return new Hearer() {
            @Override
            public void tell(Event event) {
                walk.tell(event);
            }

            @Override
            public boolean hasRoom() {
                return walk.hasRoom();
            }

            @Override
            public void whenRoom(Runnable task) {
                walk.whenRoom(task);
            }

            @Override
            public boolean isOver() {
                return walk.isOver();
            }

            @Override
            public void done() {
                done.run();
            }
        };
    }

    /** A sink's queue. */
    static Hearer of(Edge edge) {
        return new Hearer() {
            @Override
            public void tell(Event event) {
                edge.tell(event);
            }

            @Override
            public boolean hasRoom() {
                return edge.hasRoomForTelling();
            }

            @Override
            public void whenRoom(Runnable task) {
                edge.whenRoomForTelling(task);
            }
        };
    }
}
