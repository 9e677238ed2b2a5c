package net.weir.admin;

import java.util.List;
import net.weir.api.options.OptionSpec;

/**
 * A stage type that some bundle provides.
 *
 * @param options its own options, without those that the engine gives every stage
 */
public record StageTypeInfo(String type, String bundle, List<OptionSpec> options) {}
