import { describe, expect, it } from 'vitest';
import { exportDocument, importDocument } from './exchange.ts';
import { parseDocument } from './parse-document.ts';
import { tinyJourney, tinyKinds, tinyNode } from './testing/tiny-kinds.ts';

const document = tinyJourney([tinyNode('in', 'entry'), tinyNode('end', 'end')], ['in.out>end'], { goal: null });

const note = { id: 'n', text: '问仓库备货', colour: 'pink', position: { x: 1, y: 2 }, size: { width: 200, height: 120 } } as const;
const frame = { id: 'f', stage: 'convert', title: '', position: { x: -9, y: 0 }, size: { width: 400, height: 300 } } as const;

describe('exchange', () => {
  it('writes a document the same way whatever the order of its keys', () => {
    const turned = Object.assign(
      {},
      ...Object.entries(document)
        .toReversed()
        .map(([key, value]) => ({ [key]: value })),
    );
    expect(exportDocument(turned)).toBe(exportDocument(document));
    expect(exportDocument({ ...document, nodes: [], edges: [] })).toBe(
      '{\n  "format": 2,\n  "id": "journey",\n  "name": "Journey",\n  "settings": {\n    "goal": null\n  },\n  "nodes": [],\n  "edges": [],\n  "notes": [],\n  "frames": []\n}\n',
    );
  });

  it('reads what it wrote', () => {
    expect(importDocument(exportDocument(document), tinyKinds)).toEqual({ ok: true, value: document });
  });

  it('keeps notes and frames, and reads what the first format wrote', () => {
    const drawn = { ...document, notes: [note], frames: [frame] };
    expect(importDocument(exportDocument(drawn), tinyKinds)).toEqual({ ok: true, value: drawn });
    const { notes: _notes, frames: _frames, ...before } = document;
    expect(importDocument(JSON.stringify({ ...before, format: 1 }), tinyKinds)).toEqual({ ok: true, value: document });
  });

  it('brings older configs to the present version, and leaves what it does not know as it is', () => {
    const old = tinyNode('old', 'mark', { version: 1, config: { label: 'seen' } });
    const foreign = { ...tinyNode('x', 'end'), type: 'from-the-future', version: 9, config: { anything: [1, { deep: null }] } };
    const read = parseDocument({ ...document, nodes: [old, foreign] }, tinyKinds);
    expect(read.ok && read.value.nodes).toEqual([{ ...old, version: 2, config: { tag: 'seen' } }, foreign]);
  });

  it.each([
    ['no JSON', '{"format":', 'journey.not-json', []],
    ['another format', JSON.stringify({ ...document, format: 3 }), 'journey.malformed', ['format']],
    ['an older format with what it did not know', JSON.stringify({ ...document, format: 1 }), 'journey.malformed', ['format']],
    ['two notes of one id', JSON.stringify({ ...document, notes: [note, note] }), 'journey.malformed', ['notes']],
    [
      'a note without size',
      JSON.stringify({ ...document, notes: [{ ...note, size: { width: 0, height: 1 } }] }),
      'journey.malformed',
      ['notes', 0, 'size', 'width'],
    ],
    ['a member nobody knows', JSON.stringify({ ...document, extra: 1 }), 'journey.malformed', []],
    ['an id with signs', JSON.stringify({ ...document, id: 'a.b' }), 'journey.malformed', ['id']],
    [
      'a time that is none',
      JSON.stringify({
        ...document,
        nodes: [{ ...document.nodes[0], when: { type: 'date', date: '2026-02-30', time: '10:00', zone: 'workspace', past: 'now' } }],
      }),
      'journey.malformed',
      ['nodes', 0, 'when', 'date'],
    ],
    [
      'too many nodes',
      JSON.stringify({ ...document, nodes: Array.from({ length: 2_001 }, () => document.nodes[0]) }),
      'journey.malformed',
      ['nodes'],
    ],
  ])('refuses %s, at its place', (_, text, code, path) => {
    const read = importDocument(text, tinyKinds);
    expect(read.ok ? 'read' : read.refusal[0]).toMatchObject({ code, path });
  });

  it('refuses what would exhaust the stack or the memory before it looks closer', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(importDocument(`{"format":1,"nodes":${deep}}`, tinyKinds)).toMatchObject({
      ok: false,
      refusal: [{ code: 'journey.too-large', parameters: { bound: 'depth' } }],
    });
    expect(importDocument(JSON.stringify(Array.from({ length: 500_000 }, () => 0)), tinyKinds)).toMatchObject({
      ok: false,
      refusal: [{ parameters: { bound: 'values' } }],
    });
    expect(importDocument(JSON.stringify({ name: 'x'.repeat(9_000_000) }), tinyKinds)).toMatchObject({
      ok: false,
      refusal: [{ parameters: { bound: 'characters' } }],
    });
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(parseDocument(circle, tinyKinds)).toMatchObject({ ok: false, refusal: [{ code: 'journey.too-large' }] });
    expect(parseDocument({ ...document, name: () => 'x' }, tinyKinds)).toMatchObject({
      ok: false,
      refusal: [{ code: 'journey.malformed', path: ['name'] }],
    });
    expect(parseDocument(new Date(0), tinyKinds).ok).toBe(false);
  });

  it('refuses a text that no database holds, where it is', () => {
    const document = tinyJourney([tinyNode('in', 'entry'), tinyNode('mark', 'mark', { config: { tag: 'a\0b' } })], ['in.out>mark']);
    const refused = (value: unknown) => ({
      ok: false,
      refusal: [{ code: 'journey.malformed', severity: 'error', path: value, parameters: { reason: 'unstorable_text' } }],
    });
    expect(parseDocument(document, tinyKinds)).toEqual(refused(['nodes', 1, 'config', 'tag']));
    const sound = tinyJourney([tinyNode('in', 'entry')], []);
    expect(parseDocument({ ...sound, name: '\ud83d' }, tinyKinds)).toEqual(refused(['name']));
    expect(parseDocument({ ...sound, 'a\0': 1 }, tinyKinds)).toEqual(refused([]));
  });
});
