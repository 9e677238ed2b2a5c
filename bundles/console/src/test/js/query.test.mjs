import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, rows } from '../../main/resources/web/query.js';

const path = (text, options) => parse(text, options).path('ipv4unicast');

test('an empty box asks nothing', () => assert.equal(parse('  '), null));

test('a prefix is asked for as it is', () => {
  assert.equal(path('203.0.113.0/24'), '/api/v1/ribs/ipv4unicast/routes/203.0.113.0/24');
  assert.equal(path('2001:db8::/32'), '/api/v1/ribs/ipv6unicast/routes/2001:db8::/32');
  assert.equal(path('203.0.113.0/24', { relation: 'more', rib: 'a' }), '/api/v1/ribs/ipv4unicast/routes/203.0.113.0/24?rib=a&include=moreSpecifics');
});

test('an address is asked for by its longest match', () => {
  assert.equal(path('203.0.113.7'), '/api/v1/ribs/ipv4unicast/routes/203.0.113.7/32?match=longest');
  assert.equal(path('2001:db8::1'), '/api/v1/ribs/ipv6unicast/routes/2001:db8::1/128?match=longest');
});

test('numbers are an AS, pairs and triples are communities, the rest is a pattern', () => {
  assert.equal(parse('as64496').kind, 'as');
  assert.match(path('64496'), /filter%5Basn%5D=AS64496/);
  assert.match(path('64496:100'), /filter%5Bcommunity%5D=64496%3A100/);
  assert.match(path('64496:1:2'), /filter%5BlargeCommunity%5D=64496%3A1%3A2/);
  assert.match(path('^64496_'), /filter%5BasPath%5D=%5E64496_/);
});

test('rows put the prefix asked for before those around it', () => {
  const route = (n) => ({ ingress: { id: n } });
  const answer = {
    data: { nlri: '192.0.2.0/24', routes: [route(1)] },
    included: { lessSpecifics: [{ nlri: '192.0.0.0/16', routes: [route(2), route(3)] }] },
  };
  assert.deepEqual(rows(answer).map((r) => [r.nlri, r.route.ingress.id]), [['192.0.2.0/24', 1], ['192.0.0.0/16', 2], ['192.0.0.0/16', 3]]);
  assert.deepEqual(rows({ data: { nlri: null, routes: [] }, included: {} }), []);
});
