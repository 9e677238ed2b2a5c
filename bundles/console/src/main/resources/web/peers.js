// What is asked of peers on more than one page. Pure; tested without a browser.

/** Routes of a peer in the first RIB that holds each family. */
export function routes(peer) {
  return peer.families.reduce((sum, f) => sum + (f.ribs[0]?.routes ?? 0), 0);
}

/** Whether each word fits the peer: a state, an AS, or a part of its address, router or view. */
export function matches(peer, text) {
  return text.split(/\s+/).filter((w) => w !== '').every((w) => {
    if (w === 'up' || w === 'down') return peer.up === (w === 'up');
    return [peer.peer.address, String(peer.peer.asn), 'as' + peer.peer.asn, peer.peer.router.name, peer.peer.router.address, peer.peer.view]
      .some((field) => field != null && field.toLowerCase().includes(w));
  });
}

/** "seen by 37 of 41 peers": what share of those that are up has it. */
export function summary(found, peers) {
  const seen = new Set(found.map((r) => r.route.ingress.id)).size;
  const up = (peers ?? []).filter((p) => p.up).length;
  const prefixes = new Set(found.map((r) => r.nlri)).size;
  return `${found.length} routes of ${prefixes} prefixes, seen by ${seen} of ${up} peers`;
}
