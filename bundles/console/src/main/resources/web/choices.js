// What the palette offers for some letters. Pure; tested without a browser.
import { parse } from './query.js';

/** What can be gone to for some letters; the best first, at most twelve. */
export function choices(text, pages, poll) {
  const word = text.trim().toLowerCase();
  const all = [
    ...pages.map((p) => ({ kind: 'page', name: p.title, href: p.path })),
    ...(poll.stages?.answer?.data ?? []).map((x) => ({ kind: 'stage', name: x.id, href: `/pipeline?stage=${encodeURIComponent(x.id)}` })),
    ...(poll.routers?.answer?.data ?? []).map((r) => ({ kind: 'router', name: r.sysName || r.address, href: `/routers?router=${r.id}` })),
    ...(poll.peers?.answer?.data ?? []).map((p) => ({ kind: 'peer', name: `${p.peer.address ?? 'Loc-RIB'} AS${p.peer.asn} ${p.peer.router.name}`, href: `/routers?peer=${p.id}` })),
  ];
  const fits = word === '' ? all.filter((c) => c.kind === 'page') : all.filter((c) => c.name.toLowerCase().includes(word));
  const query = parse(text);
  const look = query && query.kind !== 'path' ? [{ kind: 'look up', name: text.trim(), href: `/routes?q=${encodeURIComponent(text.trim())}` }] : [];
  return [...look, ...fits.sort((a, b) => a.name.toLowerCase().indexOf(word) - b.name.toLowerCase().indexOf(word))].slice(0, 12);
}
