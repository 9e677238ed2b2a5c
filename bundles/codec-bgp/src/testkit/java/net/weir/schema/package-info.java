/** The schemas of docs/schema, for tests. */
@org.jspecify.annotations.NullMarked
package net.weir.schema;
