package net.weir.engine.service;

/** Is told what stages offer, so that others than stages can find it. Called by the planner's thread. */
public interface ServiceListener {

    /** A stage in force offers this from now on. */
    void came(Service service);

    /** It does no longer, and may be closed as soon as this returns; the same object as when it came. */
    void gone(Service service);

    /**
     * A service of a stage.
     *
     * @param provider the class of the stage's object
     */
    record Service(String stageId, String stageType, Class<?> type, Object object, Class<?> provider) {}
}
