import {
  type CheckContext,
  checkJourney,
  type JourneyDocument,
  type JourneyNode,
  type Kind,
  parseDocument,
  unknownWorkspace,
  type WorkspaceFacts,
} from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import type { NodeKind } from './define-kind.ts';
import { kinds } from './index.ts';
import { nodeWords } from './words.ts';

/** What a kind's test must show. */
export interface KindSamples<Config> {
  /** Finished configs: no problems, and together they use every port. */
  readonly valid: readonly Config[];
  /** A config for every code the kind can give, with the path the problem must lead to. */
  readonly problems: Readonly<Record<string, readonly [config: Config, path: Problem['path']]>>;
  /** What its workspace knows; nothing when left out. */
  readonly workspace?: WorkspaceFacts;
  /** Configs of each older version, and what they must become in the present one. */
  readonly upgrades?: Readonly<Record<number, readonly [before: Readonly<Record<string, unknown>>, now: Config]>>;
}

const anchor = { type: 'festival', festival: 'qixi' } as const;

/** The suite that every kind must pass; `samples` are the kind's own. It fails for an upgrade nobody called, a port never wired, a code without words. */
export function describeKind<Config extends JourneyNode['config']>(kind: NodeKind<Config>, samples: KindSamples<Config>): void {
  describe(`kind ${kind.type}`, () => {
    it('is registered under its own type', () => {
      expect(Object.entries(kinds).filter(([type, registered]) => type === kind.type && registered.type === type)).toHaveLength(1);
    });

    it('starts from a config that its schema reads', () => {
      expect(kind.config.parse(kind.initial)).toEqual(kind.initial);
      expect(() => kind.check(kind.initial, contextOf(kind, kind.initial))).not.toThrow();
    });

    it('finds nothing wrong with its finished configs', () => {
      for (const config of samples.valid) {
        expect(kind.config.parse(config)).toEqual(config);
        expect(kind.check(config, contextOf(kind, config, samples.workspace)).filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    });

    it('leads every outcome to a port it has, and every port is led to', () => {
      for (const config of samples.valid) {
        const ports = kind.ports(config);
        expect(new Set(ports).size).toBe(ports.length);
        expect([...targetsOf(kind, config, ports)].toSorted()).toEqual([...ports].toSorted());
        const optional = kind.optionalPorts?.(config) ?? [];
        expect(ports).toEqual(expect.arrayContaining([...optional]));
        for (const target of targetsOf(
          kind,
          config,
          ports.filter((port) => !optional.includes(port)),
        ))
          expect(ports).toContain(target);
      }
    });

    it('moves days of its own there and back', () => {
      for (const config of samples.valid) {
        const there = kind.moveDays?.(config, 3) ?? config;
        expect(kind.config.parse(there)).toEqual(there);
        expect(kind.moveDays?.(there, -3) ?? there).toEqual(config);
        if (kind.moveDays !== undefined) expect(there).not.toEqual(config);
      }
    });

    it('gives every problem it can, where it is', () => {
      for (const [code, [config, path]] of Object.entries(samples.problems)) {
        expect(kind.check(config, contextOf(kind, config, samples.workspace))).toContainEqual(expect.objectContaining({ code, path }));
      }
    });

    it('mends what it offers to mend: the problem is gone, and the offer has words', () => {
      const workspace = samples.workspace ?? unknownWorkspace;
      for (const [code, [config, path]] of Object.entries(samples.problems)) {
        const found = kind.check(config, contextOf(kind, config, workspace)).filter((problem) => problem.code === code);
        const mended = found[0] === undefined ? null : (kind.fix?.(config, found[0], workspace) ?? null);
        if (mended === null) continue;
        expect(kind.config.parse(mended)).toEqual(mended);
        const left = kind.check(mended, contextOf(kind, mended, workspace)).filter((problem) => problem.code === code);
        expect(left.length, `${code} at ${path.join('.')}`).toBeLessThan(found.length);
        for (const locale of ['zh-CN', 'en'] as const) expect(nodeWords[locale]).toHaveProperty([`fix.${code}`]);
      }
    });

    it('upgrades every older version, and a test calls each', () => {
      const older = Array.from({ length: kind.version - 1 }, (_, index) => String(index + 1));
      expect(Object.keys(kind.upgrade)).toEqual(older);
      expect(Object.keys(samples.upgrades ?? {})).toEqual(older);
      for (const [version, [before, now]] of Object.entries(samples.upgrades ?? {})) {
        const parsed = parseDocument(documentWith({ type: kind.type, version: Number(version), config: before }), kinds);
        expect(parsed.ok && parsed.value.nodes[0]).toMatchObject({ version: kind.version, config: now });
        expect(
          parsed.ok && checkJourney(parsed.value, kinds).filter(({ code }) => code.startsWith('journey.config') || code.startsWith('journey.kind')),
        ).toEqual([]);
      }
    });

    it('has words for its name, its outcomes and its problems in both languages', () => {
      const keys = [
        `kind.${kind.type}`,
        `kind.${kind.type}.about`,
        ...samples.valid.flatMap((config) => outcomeKeys(kind, config)),
        ...Object.keys(samples.problems).map((code) => `problem.${code}`),
      ];
      for (const locale of ['zh-CN', 'en'] as const) expect(keys.filter((key) => !nodeWords[locale][key])).toEqual([]);
    });
  });
}

function contextOf<Config extends JourneyNode['config']>(kind: Kind<Config>, config: Config, workspace = unknownWorkspace): CheckContext {
  return { node: nodeWith({ type: kind.type, version: kind.version, config }), anchor, hasKey: false, workspace };
}

function targetsOf<Config extends JourneyNode['config']>(kind: Kind<Config>, config: Config, wired: readonly string[]): ReadonlySet<string> {
  const op = kind.compile(config, { ...contextOf(kind, config), wired: new Set(wired) });
  return new Set('next' in op ? Object.values<string>(op.next) : []);
}

/** Ports and outcomes, but those that the author named. */
function outcomeKeys<Config extends JourneyNode['config']>(kind: Kind<Config>, config: Config): readonly string[] {
  const ports = kind.ports(config);
  const op = kind.compile(config, { ...contextOf(kind, config), wired: new Set(ports) });
  const named = new Set(ports.filter((port) => kind.portName?.(config, port) != null));
  const outcomes = [...ports, ...Object.keys('next' in op ? op.next : {})].filter((outcome) => !named.has(outcome));
  return outcomes.map((outcome) =>
    nodeWords.en[`outcome.${kind.type}.${outcome}`] === undefined ? `outcome.${outcome}` : `outcome.${kind.type}.${outcome}`,
  );
}

function nodeWith(part: Pick<JourneyNode, 'type' | 'version' | 'config'>): JourneyNode {
  return { id: 'node', name: 'Node', stage: null, position: { x: 0, y: 0 }, when: null, ...part };
}

function documentWith(part: Pick<JourneyNode, 'type' | 'version' | 'config'>): JourneyDocument {
  return { format: 2, id: 'journey', name: 'Journey', nodes: [nodeWith(part)], edges: [], notes: [], frames: [], settings: { goal: null } };
}
