package net.weir.http.rib;

import java.util.HashMap;
import java.util.Map;
import net.weir.admin.Pipeline;
import net.weir.admin.StageStatus;
import org.jspecify.annotations.Nullable;

/** The kinds of ingress that Rotonda's clients know. A constant's name is its name in JSON. */
enum IngressType {
    bmp,
    bgpViaBmp,
    bgp,
    mrt,
    rtr;

    static IngressType parse(String text) {
        for (IngressType type : values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("not one of bmp, bgpViaBmp, bgp, mrt, rtr: " + text);
    }

    /** What the peers of each source are, by the id of the stage; {@code bmp.tcp} has peers of type bgpViaBmp. */
    static Map<String, IngressType> bySource(Pipeline pipeline) {
        Map<String, IngressType> types = new HashMap<>();
        for (StageStatus stage : pipeline.stages()) {
            types.put(stage.id(), ofStageType(stage.type()));
        }
        return types;
    }

    private static IngressType ofStageType(String stageType) {
        return switch (stageType.split("\\.", 2)[0]) {
            case "bgp" -> bgp;
            case "mrt" -> mrt;
            case "rtr" -> rtr;
            default -> bgpViaBmp;
        };
    }

    /** A source whose stage is gone was most likely of the usual type. */
    static IngressType of(Map<String, IngressType> bySource, @Nullable String source) {
        return bySource.getOrDefault(source, bgpViaBmp);
    }
}
