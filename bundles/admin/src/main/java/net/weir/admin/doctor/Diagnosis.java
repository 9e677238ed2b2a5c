package net.weir.admin.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found at all joints, in the order of the way. */
public record Diagnosis(List<Finding> findings) {

    /** The first joint at which nothing passes; null if there is none. */
    public @Nullable Finding firstBroken() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.BROKEN)
                .findFirst()
                .orElse(null);
    }

    /** What is to be said below the list: the first broken joint and its cure, and what helps where only some is lost. */
    public List<String> conclusion() {
        List<String> lines = new ArrayList<>();
        Finding broken = firstBroken();
        if (broken == null) {
            lines.add("No joint is broken.");
        } else {
            lines.add("First broken joint: " + broken.joint() + " of " + broken.stage() + ": " + broken.found());
            lines.add("Cure: " + broken.cure());
        }
        for (Finding finding : findings) {
            if (finding.verdict() == Verdict.NOTICE && !finding.cure().isEmpty()) {
                lines.add("Notice: " + finding.joint() + " of " + finding.stage() + ": " + finding.cure());
            }
        }
        return lines.stream().distinct().toList();
    }
}
