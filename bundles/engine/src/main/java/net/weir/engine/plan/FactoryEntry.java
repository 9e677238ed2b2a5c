package net.weir.engine.plan;

import net.weir.api.StageFactory;
import net.weir.engine.config.StageReader;

/** A factory that is here, with the reader of its options. Immutable. */
record FactoryEntry<C extends Record>(String type, StageFactory<C> factory, String bundle, StageReader<C> reader) {

    /** @throws IllegalArgumentException if the factory's options are not declared rightly */
    static <C extends Record> FactoryEntry<C> of(String type, StageFactory<C> factory, String bundle) {
        if (!type.matches("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*")) {
            throw new IllegalArgumentException("a stage type is lower case words with dots between them: " + type);
        }
        return new FactoryEntry<>(type, factory, bundle, new StageReader<>(factory.configType()));
    }
}
