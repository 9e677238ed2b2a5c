package net.weir.itests.guest;

/** The guests have no options. */
public record NoOptions() {}
