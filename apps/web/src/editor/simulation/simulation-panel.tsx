import '../walk/words.ts';
import './words.ts';
import '../walk/walk.css';
import './simulation.css';
import { daysBetween } from '@magpie/calendar';
import { formatCount, useUi } from '@magpie/ui';
import { Button, Input, InputNumber, Progress } from 'antd';
import { Dices } from 'lucide-react';
import { type ReactElement, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Reach, Simulation } from '../../api/contract.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { meaningOf } from '../meaning.ts';
import { OccasionPick } from '../walk/occasion-pick.tsx';
import { useOccasion } from '../walk/use-occasion.ts';
import { SidePanel } from '../workbench/side-panel.tsx';
import { BehaviourPick, type Supposed } from './behaviour-pick.tsx';
import { SimulationResult } from './simulation-result.tsx';
import { useSimulation } from './use-simulation.ts';

const mostPeople = 20_000;

/** A sample of the audience sent through the draft: how many go which way, and where nobody goes. Its numbers are on the canvas while it is open. */
export function SimulationPanel(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  const occasion = useOccasion();
  const { occasions, anchorDate, isPast } = occasion;
  const [sample, setSample] = useState(2_000);
  const [seed, setSeed] = useState('1');
  const [supposed, setSupposed] = useState<Supposed>({ type: 'share', percent: 30 });
  const { state, start, cancel } = useSimulation((simulation) => workbench.simulate({ reach: numbersOf(simulation), seed: simulation.seed }));
  useEffect(() => () => workbench.simulate(null), [workbench]);
  const document = useDeferredValue(useEditorState((each) => each.document));
  const meaning = useMemo(() => JSON.stringify(meaningOf(document)), [document]);
  const [simulated, setSimulated] = useState(meaning);
  const isStale = state.type === 'done' && simulated !== meaning;
  useEffect(() => {
    if (isStale) workbench.simulate(null);
  }, [workbench, isStale]);
  // What was done around the last time is done again, as many days later as the anchor is.
  const before = occasions.past[0] ?? null;
  const shiftDays = isPast || anchorDate === null || before === null ? 0 : daysBetween(before, anchorDate);
  const run = (): void => {
    setSimulated(meaning);
    const behaviour =
      supposed.type === 'share' ? { type: 'share' as const, share: supposed.percent / 100 } : { type: 'recorded' as const, shiftDays };
    void start({ anchorDate, sample, seed, behaviour });
  };
  const isRunning = state.type === 'running';
  return (
    <SidePanel title={words('simulation.title')} close={words('simulation.close')}>
      <div className="walk-body">
        <OccasionPick occasion={occasion} />
        <label className="walk-line">
          <span>{words('simulation.sample')}</span>
          <InputNumber size="small" min={1} max={mostPeople} value={sample} onChange={(value) => setSample(value ?? 1)} />
        </label>
        <div className="walk-line">
          <label htmlFor="simulation-seed">{words('simulation.seed')}</label>
          <Input
            id="simulation-seed"
            size="small"
            value={seed}
            maxLength={40}
            onChange={(event) => setSeed(event.target.value)}
            suffix={
              <button
                type="button"
                className="simulation-dice"
                aria-label={words('simulation.reseed')}
                onClick={() => setSeed(String(Math.floor(Math.random() * 1_000_000)))}
              >
                <Dices size={13} aria-hidden />
              </button>
            }
          />
        </div>
        <BehaviourPick supposed={supposed} isPast={isPast} before={before} onChange={setSupposed} />
        <div className="mg-row">
          <Button type="primary" disabled={isRunning} onClick={run}>
            {words('simulation.run')}
          </Button>
          {isRunning ? <Button onClick={cancel}>{words('simulation.cancel')}</Button> : null}
        </div>
        {isRunning ? (
          <div role="status">
            <Progress percent={state.total === null || state.total === 0 ? 0 : Math.round((100 * state.done) / state.total)} size="small" />
            <span className="mg-hint">{words('simulation.running', { done: formatCount(state.done) })}</span>
          </div>
        ) : null}
        {state.type === 'failed' ? (
          <p className="mg-bad" role="alert">
            {state.refusal === null ? words('refusal.lost') : words(`refusal.${state.refusal}`)}
          </p>
        ) : null}
        {state.type === 'idle' ? <p className="mg-hint">{words('simulation.idle')}</p> : null}
        {isStale ? <p className="mg-warn">{words('simulation.stale')}</p> : null}
        {state.type === 'done' ? (
          <div className={isStale ? 'mg-stale' : ''}>
            <SimulationResult simulation={state.simulation} />
          </div>
        ) : null}
      </div>
    </SidePanel>
  );
}

/** A simulation's counts as the canvas reads numbers. */
function numbersOf({ nodes, people }: Simulation): Reach {
  return {
    audience: people,
    dates: {},
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, { entered, outcomes }]) => [id, { reach: entered, byOutcome: outcomes, estimated: false }]),
    ),
  };
}
