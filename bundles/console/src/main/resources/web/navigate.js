// The address of the page holds all that it shows, so that it can be sent to somebody.
import * as store from '/store.js';

/** Changes parameters of the page on show; null takes one away. */
export function navigate(change, { replace = false } = {}) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(change)) {
    if (value == null || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  go(url, replace);
}

/** Opens an address within the console. */
export function go(url, replace = false) {
  const target = new URL(url, location.href);
  if (target.href !== location.href) history[replace ? 'replaceState' : 'pushState'](null, '', target);
  read();
}

/** Takes the address bar as the truth. */
export function read() {
  const path = location.pathname.replace(/(.)\/$/, '$1');
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const same = store.get().path === path;
  store.set(same ? { query } : { path, query, page: {}, calls: [] });
}
