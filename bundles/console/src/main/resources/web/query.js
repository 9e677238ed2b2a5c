// What somebody types into the looking glass, turned into one documented HTTP call. Pure; tested without a browser.

const V4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,2}))?$/;
const V6 = /^([0-9a-f:]*:[0-9a-f:.]*)(?:\/(\d{1,3}))?$/i;
const AS = /^(?:as)?(\d{1,10})$/i;
const COMMUNITY = /^\d{1,10}:\d{1,10}(?::\d{1,10})?$/;

/**
 * @param {string} text prefix, address, AS, community or path pattern
 * @param {{rib?: string, relation?: string, peer?: string, limit?: number}} options
 * @returns {{kind: string, families: string[], path: (family: string) => string} | null} null for an empty box
 */
export function parse(text, options = {}) {
  const q = text.trim();
  if (q === '') return null;
  const common = new URLSearchParams();
  if (options.rib) common.set('rib', options.rib);
  if (options.peer) common.set('ingressId', options.peer);
  const v4 = V4.exec(q);
  const community = COMMUNITY.test(q);
  const v6 = v4 || community ? null : V6.exec(q);
  if (v4 || v6) {
    const [, address, length] = v4 ?? v6;
    const family = v4 ? 'ipv4unicast' : 'ipv6unicast';
    const whole = length ?? (v4 ? '32' : '128');
    if (options.relation === 'more' && length != null) common.set('include', 'moreSpecifics');
    if (options.relation === 'less') common.set('include', 'lessSpecifics');
    if (length == null || options.relation === 'longest') common.set('match', 'longest');
    return {
      kind: length == null ? 'address' : 'prefix',
      families: [family],
      path: () => `/api/v1/ribs/${family}/routes/${address}/${whole}${tail(common)}`,
    };
  }
  const as = AS.exec(q);
  if (as) common.set('filter[asn]', 'AS' + as[1]);
  else if (community) common.set(q.split(':').length === 3 ? 'filter[largeCommunity]' : 'filter[community]', q);
  else common.set('filter[asPath]', q);
  common.set('limit', String(options.limit ?? 50));
  return {
    kind: as ? 'as' : community ? 'community' : 'path',
    families: ['ipv4unicast', 'ipv6unicast'],
    path: (family) => `/api/v1/ribs/${family}/routes${tail(common)}`,
  };
}

function tail(parameters) {
  const text = parameters.toString();
  return text === '' ? '' : '?' + text;
}

/** The rows of an answer: one a prefix and peer, the prefix asked for first. */
export function rows(answer) {
  const listed = [];
  if (answer.data?.nlri != null) listed.push(answer.data);
  for (const list of Object.values(answer.included ?? {})) listed.push(...(list ?? []));
  return listed.flatMap((prefix) => prefix.routes.map((route) => ({ nlri: prefix.nlri, route })));
}
