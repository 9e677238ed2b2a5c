package net.weir.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the type that a {@link StageFactory} makes. Becomes the service property {@code weir.stage.type} and is read by
 * reflection outside OSGi.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StageType {
    /** Prefix of the service property, by the rules of component property types. */
    String PREFIX_ = "weir.";

    /** The service property's whole name. */
    String PROPERTY = "weir.stage.type";

    /** The property that services of a stage carry beside it: the stage's id. */
    String ID_PROPERTY = "weir.stage.id";

    /** Lower case words with dots between them and no dash, such as {@code bmp.tcp}: a dash ends it in file names. */
    String value();
}
