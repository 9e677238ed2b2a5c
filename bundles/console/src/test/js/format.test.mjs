import assert from 'node:assert/strict';
import { test } from 'node:test';
import { age, asPath, attributes, communities, count, instant, octets, rate } from '../../main/resources/web/format.js';

test('numbers are grouped by thin spaces', () => {
  assert.equal(count(0), '0');
  assert.equal(count(1234567), '1\u202f234\u202f567');
  assert.equal(count(null), '–');
});

test('rates have as many digits as say something', () => {
  assert.equal(rate(0.01), '0/s');
  assert.equal(rate(1.25), '1.3/s');
  assert.equal(rate(1500.4), '1\u202f500/s');
  assert.equal(rate(NaN), '–');
});

test('octets come in binary units', () => {
  assert.equal(octets(1023), '1023 B');
  assert.equal(octets(1536), '1.5 KiB');
  assert.equal(octets(805306368), '768 MiB');
});

test('an age has its two largest units', () => {
  const now = Date.parse('2026-11-21T03:15:00Z');
  assert.equal(age('2026-11-21T03:14:59.9Z', now), '0 s');
  assert.equal(age('2026-11-21T03:13:50Z', now), '1 min 10 s');
  assert.equal(age('2026-11-19T01:15:00Z', now), '2 d 2 h');
  assert.equal(age('2026-11-21T03:15:09Z', now), '0 s');
  assert.equal(age(null, now), '–');
});

test('an instant is read in UTC', () => {
  assert.equal(instant('2026-11-21T03:15:00.123456Z'), '2026-11-21 03:15:00 Z');
});

test('AS paths are as operators write them', () => {
  assert.equal(asPath(['AS64496', 'AS64500']), '64496 64500');
  assert.equal(asPath(['AS64496', ['AS1', 'AS2']]), '64496 {1,2}');
  assert.equal(asPath(undefined), '');
});

test('all kinds of communities are one list', () => {
  const attrs = attributes([{ origin: 'Igp' }, { standardCommunities: ['AS64496:1', 'NO_EXPORT'] }, { largeCommunities: ['64496:1:2'] }]);
  assert.deepEqual(communities(attrs), ['64496:1', 'NO_EXPORT', '64496:1:2']);
});
