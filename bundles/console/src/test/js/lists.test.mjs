import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choices } from '../../main/resources/web/choices.js';
import { matches, routes, summary } from '../../main/resources/web/peers.js';
import { sortedBy } from '../../main/resources/web/sort.js';

const peer = (up, asn) => ({
  up, peer: { address: '192.0.2.1', asn, router: { name: '<script>', address: '198.51.100.1' }, view: 'adj-rib-in-pre' },
  families: [{ ribs: [{ routes: 3 }, { routes: 3 }] }, { ribs: [] }],
});

test('rows are sorted as numbers and as texts with numbers, what is missing last', () => {
  const column = { value: (r) => r };
  assert.deepEqual(sortedBy([10, 9, null, 2], column, false), [2, 9, 10, null]);
  assert.deepEqual(sortedBy([10, 9, null, 2], column, true), [10, 9, 2, null]);
  assert.deepEqual(sortedBy(['r10', 'r9'], column, false), ['r9', 'r10']);
});

test('every word of a filter has to fit a peer', () => {
  assert.ok(matches(peer(true, 64496), 'up 64496'));
  assert.ok(matches(peer(true, 64496), 'as64496 <script>'));
  assert.ok(!matches(peer(true, 64496), 'down 64496'));
});

test('routes of a peer are counted once, in the first RIB', () => assert.equal(routes(peer(true, 1)), 3));

test('visibility is a share of the peers that are up', () => {
  const found = [1, 2, 2].map((id) => ({ nlri: '192.0.2.0/24', route: { ingress: { id } } }));
  assert.equal(summary(found, [peer(true, 1), peer(true, 2), peer(true, 3), peer(false, 4)]), '3 routes of 1 prefixes, seen by 2 of 3 peers');
});

test('the palette offers pages, what is running, and a look-up of whatever looks like one', () => {
  const pages = [{ path: '/', title: 'Overview' }, { path: '/tap', title: 'Tap' }];
  const poll = { stages: { answer: { data: [{ id: 'tap-me' }] } } };
  assert.deepEqual(choices('', pages, poll).map((c) => c.href), ['/', '/tap']);
  assert.deepEqual(choices('tap', pages, poll).map((c) => c.kind), ['page', 'stage']);
  assert.equal(choices('203.0.113.0/24', pages, poll)[0].href, '/routes?q=203.0.113.0%2F24');
});
