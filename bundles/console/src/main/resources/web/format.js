// How values look everywhere in the console. Pure functions, tested without a browser.

/** A whole number with thin groups: 1 234 567. */
export function count(n) {
  return n == null ? '–' : String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** Events a second, with as many digits as say something. */
export function rate(n) {
  if (n == null || !Number.isFinite(n)) return '–';
  if (n < 0.05) return '0/s';
  return (n < 10 ? n.toFixed(1) : count(n)) + '/s';
}

/** Octets in binary units. */
export function octets(n) {
  if (n == null) return '–';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let at = 0;
  while (n >= 1024 && at < units.length - 1) {
    n /= 1024;
    at++;
  }
  return (at === 0 || n >= 100 ? Math.round(n) : n.toFixed(1)) + ' ' + units[at];
}

/** The time between an instant of the server and now, in its two largest units. */
export function age(instant, now = Date.now()) {
  if (!instant) return '–';
  let seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  if (Number.isNaN(seconds)) return '–';
  const parts = [];
  for (const [unit, size] of [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]]) {
    const whole = Math.floor(seconds / size);
    if (whole > 0 || (unit === 's' && parts.length === 0)) parts.push(whole + ' ' + unit);
    seconds -= whole * size;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

/** An instant of the server as it is read: UTC, or the reader's zone. */
export function instant(text, zone = 'utc') {
  if (!text) return '–';
  if (zone === 'utc') return text.slice(0, 19).replace('T', ' ') + ' Z';
  const at = new Date(text);
  const two = (n) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `
    + `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** All path attributes of a route as one object: they come as a list of single-member objects. */
export function attributes(list) {
  return Object.assign({}, ...(list ?? []));
}

/** An AS path as operators write it: no "AS", sets in braces, confederation segments in brackets. */
export function asPath(path) {
  const hop = (h) => typeof h === 'string' ? h.replace(/^AS/, '') : '?';
  return (path ?? []).map((h) => typeof h === 'string' ? hop(h)
    : Array.isArray(h) ? '{' + h.map(hop).join(',') + '}'
    : Object.entries(h).map(([kind, hops]) => (kind.startsWith('confed') ? '(' : '{')
        + [].concat(hops).map(hop).join(kind.endsWith('Set') ? ',' : ' ')
        + (kind.startsWith('confed') ? ')' : '}')).join(' ')).join(' ');
}

/** Every community of a route, of whatever kind, as texts. */
export function communities(attrs) {
  return Object.entries(attrs).filter(([name]) => /communit/i.test(name))
    .flatMap(([, values]) => [].concat(values)).map((c) => typeof c === 'string' ? c.replace(/^AS/, '') : c.text ?? JSON.stringify(c));
}
