import '../walk/words.ts';
import './words.ts';
import '../walk/walk.css';
import './simulation.css';
import { daysBetween, localDateOf } from '@magpie/calendar';
import { formatCount, useUi } from '@magpie/ui';
import { Button, Input, InputNumber, Progress, Select, Slider } from 'antd';
import { Dices, X } from 'lucide-react';
import { type ReactElement, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Reach, Simulation } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { meaningOf } from '../use-reach.ts';
import { occasionsOf } from '../walk/occasions.ts';
import { SimulationResult } from './simulation-result.tsx';
import { useSimulation } from './use-simulation.ts';

const mostPeople = 20_000;

/** A sample of the audience sent through the draft: how many go which way, and where nobody goes. Its numbers are on the canvas while it is open. */
export function SimulationPanel(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  const { anchor, anchorDates, now, zone } = useGround();
  const occasions = occasionsOf(anchor, anchorDates[0] ?? null);
  const [occasion, setOccasion] = useState<string | null>(null);
  const [sample, setSample] = useState(2_000);
  const [seed, setSeed] = useState('1');
  const [behaviour, setBehaviour] = useState<'recorded' | 'share'>('share');
  const [percent, setPercent] = useState(30);
  const { state, start, cancel } = useSimulation((simulation) => workbench.simulate({ reach: numbersOf(simulation), seed: simulation.seed }));
  useEffect(() => () => workbench.simulate(null), [workbench]);
  const document = useDeferredValue(useEditorState((each) => each.document));
  const meaning = useMemo(() => JSON.stringify(meaningOf(document)), [document]);
  const [simulated, setSimulated] = useState(meaning);
  const isStale = state.type === 'done' && simulated !== meaning;
  useEffect(() => {
    if (isStale) workbench.simulate(null);
  }, [workbench, isStale]);
  const anchorDate = occasion ?? occasions.coming[0] ?? null;
  const isPast = anchorDate !== null && anchorDate < localDateOf(now, zone);
  // What was done around the last time is done again, as many days later as the anchor is.
  const before = occasions.past[0];
  const shiftDays = isPast || anchorDate === null || before === undefined ? 0 : daysBetween(before, anchorDate);
  const run = (): void => {
    setSimulated(meaning);
    void start({
      anchorDate,
      sample,
      seed,
      behaviour: behaviour === 'share' ? { type: 'share', share: percent / 100 } : { type: 'recorded', shiftDays },
    });
  };
  const isRunning = state.type === 'running';
  return (
    <section className="walk-panel" aria-label={words('simulation.title')}>
      <header className="inspector-head">
        <h2>{words('simulation.title')}</h2>
        <Button type="text" size="small" icon={<X size={15} />} aria-label={words('simulation.close')} onClick={workbench.close} />
      </header>
      <div className="walk-body">
        {anchorDate === null ? null : (
          <label className="walk-line">
            <span>{words('walk.occasion')}</span>
            <Select
              size="small"
              value={anchorDate}
              aria-label={words('walk.occasion')}
              options={[
                { label: words('walk.occasion.coming'), options: occasions.coming.map((date) => ({ value: date, label: date })) },
                { label: words('walk.occasion.past'), options: occasions.past.map((date) => ({ value: date, label: date })) },
              ]}
              onChange={setOccasion}
            />
          </label>
        )}
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
        <label className="walk-line">
          <span>{words('simulation.behaviour')}</span>
          <Select
            size="small"
            value={behaviour}
            aria-label={words('simulation.behaviour')}
            options={[
              { value: 'share', label: words('simulation.behaviour.share') },
              { value: 'recorded', label: words(isPast ? 'simulation.behaviour.recorded' : 'simulation.behaviour.moved') },
            ]}
            onChange={setBehaviour}
          />
        </label>
        {behaviour === 'share' ? (
          <div className="simulation-share">
            <Slider
              min={0}
              max={100}
              value={percent}
              onChange={setPercent}
              ariaLabelForHandle={words('simulation.share')}
              tooltip={{ formatter: (value) => `${value}%` }}
            />
            <span className="mg-figure">{percent}%</span>
          </div>
        ) : (
          <p className="mg-hint">{words(isPast ? 'simulation.recorded.text' : 'simulation.moved.text', { before: before ?? '—' })}</p>
        )}
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
    </section>
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
