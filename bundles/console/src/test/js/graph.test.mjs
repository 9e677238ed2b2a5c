import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causes, fill, layout } from '../../main/resources/web/graph.js';

const stage = (id, ...sources) => ({ id, sources, state: 'RUNNING' });

test('a stage stands right of all its sources', () => {
  const { nodes, columns } = layout([stage('out', 'rib'), stage('rib', 'filter', 'b'), stage('a'), stage('filter', 'a'), stage('b')]);
  assert.equal(columns, 4);
  assert.deepEqual(['a', 'b', 'filter', 'rib', 'out'].map((id) => nodes.get(id).column), [0, 0, 1, 2, 3]);
});

test('no two stages stand in one place, and a stage is in the row of its source where it can be', () => {
  const stages = [stage('a'), stage('b'), stage('ra', 'a'), stage('rb', 'b'), stage('x', 'a', 'missing')];
  const { nodes } = layout(stages);
  assert.equal(new Set([...nodes.values()].map((n) => n.column + ' ' + n.row)).size, 5);
  assert.ok(nodes.get('ra').row < nodes.get('rb').row);
});

test('a circle does not hang the page', () => {
  assert.equal(layout([stage('a', 'b'), stage('b', 'a')]).nodes.size, 2);
});

test('the fill is that of memory or disk, whichever is fuller', () => {
  assert.equal(fill(stage('a')), null);
  assert.equal(fill({ edge: { events: 5, capacity: 10, spilledOctets: 9, spillLimit: 10 } }), 0.9);
  assert.equal(fill({ edge: { events: 5, capacity: 0, spilledOctets: 0, spillLimit: 0 } }), 0);
});

test('the cause is the stage whose own queue is filling', () => {
  const full = { ...stage('out', 'rib'), edge: { events: 9, capacity: 10, spilledOctets: 0, spillLimit: 0 } };
  assert.deepEqual(causes([stage('rib'), full]), ['out']);
});
