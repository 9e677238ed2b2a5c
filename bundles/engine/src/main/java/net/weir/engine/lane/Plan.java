package net.weir.engine.lane;

import java.util.List;
import java.util.Map;
import net.weir.api.Stage;
import net.weir.engine.edge.Edge;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The graph of stages at one time. Immutable.
 *
 * @param number from 1, one more with every change
 * @param stages by id, in topological order
 */
public record Plan(long number, Map<String, Node> stages) {
    /** No stages at all. */
    public static final Plan EMPTY = new Plan(0, Map.of());

    /**
     * One stage in the graph.
     *
     * @param stage the object that plays it; null for a sink, whose edge calls it
     * @param edge the queue in front of a sink; null for any other
     * @param downstream ids of the stages that take its events
     * @param hold true for a source whose feeds have to wait: something they pass through is being exchanged
     * @param resync true for a RIB that wants feeds to tell everything again after a loss
     */
    public record Node(
            StageRuntime runtime,
            @Nullable Stage<?> stage,
            @Nullable Edge edge,
            List<String> downstream,
            boolean hold,
            boolean resync) {

        /** The same, of a source whose feeds have to wait. */
        public Node held() {
            return new Node(runtime, stage, edge, downstream, true, resync);
        }
    }
}
