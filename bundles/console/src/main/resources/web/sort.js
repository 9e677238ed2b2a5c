// The order of rows. Pure; tested without a browser.

/** Rows in the order of a column; what is missing stands last either way. */
export function sortedBy(rows, column, down) {
  const compare = (a, b) => a == null ? (b == null ? 0 : 1) : b == null ? -1
    : (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true })) * (down ? -1 : 1);
  return [...rows].sort((x, y) => compare(column.value(x), column.value(y)));
}
