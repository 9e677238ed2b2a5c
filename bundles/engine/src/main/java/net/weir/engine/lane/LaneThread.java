package net.weir.engine.lane;

/** A thread that is a lane for as long as it runs. */
final class LaneThread extends Thread {
    private final Lane lane;
    private final Lanes lanes;

    LaneThread(Lanes lanes, Lane lane, Runnable body) {
        super(body, "weir-lane-" + lane.id());
        this.lanes = lanes;
        this.lane = lane;
        setDaemon(true);
    }

    Lane lane() {
        return lane;
    }

    @Override
    public void run() {
        try {
            super.run();
        } finally {
            lanes.ended(lane);
        }
    }
}
