/**
 * What a RIB's memory is made of: a dictionary of prefixes, a store of attribute sets, and columns that say which set a
 * peer has for a prefix. Ids of prefixes, sets and routes are small ints that never leave the bundle.
 *
 * <p>A column is written by one lane. Dictionary and store are shared: lanes look up without a lock, and take a short one
 * to add a prefix or a set. Readers take none; they enter a {@link net.weir.rib.table.Epochs.Guard} while they hold ids,
 * because an id that was given up is used again once no reader can have it any more.
 */
@NullMarked
package net.weir.rib.table;

import org.jspecify.annotations.NullMarked;
