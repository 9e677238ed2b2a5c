package net.weir.admin.doctor;

import net.weir.admin.StageStatus;

/** Whether a stage is at work. */
final class Running {
    private Running() {}

    static Finding of(StageStatus stage) {
        String text = stage.state() + (stage.reason().isEmpty() ? "" : ": " + stage.reason());
        return switch (stage.state()) {
            case RUNNING -> Finding.ok(stage.id(), Joint.RUNNING, text);
            case DEGRADED -> Finding.notice(stage.id(), Joint.RUNNING, text, "");
            case WAITING, FAULTED, STOPPED ->
                Finding.broken(stage.id(), Joint.RUNNING, text, "weir:check and the log say more");
        };
    }
}
