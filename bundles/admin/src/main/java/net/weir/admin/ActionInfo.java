package net.weir.admin;

import java.util.List;
import net.weir.api.options.OptionSpec;

/**
 * An action of a stage, as a face shows it.
 *
 * @param changes true if something is another afterwards
 */
public record ActionInfo(
        String stage, String name, String label, String help, boolean changes, List<OptionSpec> parameters) {}
