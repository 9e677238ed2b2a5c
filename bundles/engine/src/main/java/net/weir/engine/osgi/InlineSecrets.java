package net.weir.engine.osgi;

import java.io.IOException;
import java.util.Dictionary;
import java.util.List;
import net.weir.admin.StageTypeInfo;
import net.weir.api.options.OptionSpec;
import net.weir.engine.config.StageConfig;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Secrets that somebody wrote into a stage file instead of saying where they are. Such a stage does not start, but
 * Configuration Admin has the value, tells everybody who asks and keeps it on disk.
 */
final class InlineSecrets {
    /** Is no secret's place either, so that the stage goes on to complain. */
    private static final String HIDDEN = "***";

    private InlineSecrets() {}

    /** Replaces them in Configuration Admin; the user's file stays as it is. */
    static void hide(ConfigurationAdmin admin, List<StageTypeInfo> types) throws IOException {
        for (StageTypeInfo type : types) {
            for (OptionSpec option : type.options()) {
                if (option.secret()) {
                    hide(admin, StageConfig.PREFIX + type.type(), option.key());
                }
            }
        }
    }

    private static void hide(ConfigurationAdmin admin, String factory, String key) throws IOException {
        try {
            Configuration[] all = admin.listConfigurations("(&(service.factoryPid=" + factory + ")(" + key + "=*))");
            for (Configuration configuration : all == null ? new Configuration[0] : all) {
                Dictionary<String, Object> properties = configuration.getProperties();
                if (!isHarmless(String.valueOf(properties.get(key)).strip())) {
                    properties.put(key, HIDDEN);
                    configuration.update(properties);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("names of types and options have no parentheses", e);
        }
    }

    private static boolean isHarmless(String value) {
        return value.isEmpty() || value.equals(HIDDEN) || value.startsWith("@env:") || value.startsWith("@file:");
    }
}
