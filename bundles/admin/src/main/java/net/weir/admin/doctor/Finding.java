package net.weir.admin.doctor;

/**
 * What was found at one joint.
 *
 * @param stage id of the stage
 * @param found the facts in words; may hold text of routers
 * @param cure what to do; empty if there is nothing to do
 */
public record Finding(String stage, Joint joint, Verdict verdict, String found, String cure) {

    static Finding ok(String stage, Joint joint, String found) {
        return new Finding(stage, joint, Verdict.OK, found, "");
    }

    static Finding notice(String stage, Joint joint, String found, String cure) {
        return new Finding(stage, joint, Verdict.NOTICE, found, cure);
    }

    static Finding broken(String stage, Joint joint, String found, String cure) {
        return new Finding(stage, joint, Verdict.BROKEN, found, cure);
    }

    /** Nothing has come here; whether that is this joint's fault depends on those before. */
    static Finding empty(String stage, Joint joint, String found, String cure) {
        return new Finding(stage, joint, Verdict.UNREACHED, found, cure);
    }

    Finding with(Verdict other) {
        return new Finding(stage, joint, other, found, other == Verdict.UNREACHED ? "" : cure);
    }
}
