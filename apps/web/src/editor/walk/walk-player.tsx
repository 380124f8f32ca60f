import { useUi } from '@magpie/ui';
import { Button, Select } from 'antd';
import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { walkKey } from './walk-key.ts';

export interface WalkPlayerProps {
  /** Steps shown, 0 to `most`. */
  readonly shown: number;
  readonly most: number;
  readonly onGo: (shown: number) => void;
  /** The steps: keys work while one is among them, too. */
  readonly children: ReactNode;
}

const beatMs = 1_100;
const speeds = [0.5, 1, 2, 4];

/** Back to the beginning, a step back, play at a speed of one's choice, a step on, to the end; by buttons, and by space and arrows. */
export function WalkPlayer({ shown, most, onGo, children }: WalkPlayerProps): ReactElement {
  const { words } = useUi();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const isPlaying = playing && shown < most;
  const beat = useEffectEvent(() => {
    onGo(shown + 1);
    if (shown + 1 >= most) setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(beat, beatMs / speed);
    return () => clearInterval(timer);
  }, [isPlaying, speed]);
  const play = (): void => {
    if (!isPlaying && shown >= most) onGo(0);
    setPlaying(!isPlaying);
  };
  const to = (step: number): void => {
    setPlaying(false);
    onGo(Math.max(0, Math.min(most, step)));
  };
  const press = (event: KeyboardEvent): void => {
    const pressed = walkKey(event.nativeEvent);
    if (pressed === null) return;
    event.preventDefault();
    // The canvas has its own meaning for them.
    event.stopPropagation();
    if (pressed === 'play') play();
    else to({ back: shown - 1, on: shown + 1, first: 0, last: most }[pressed]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the buttons in it, wherever in it one is
    <div className="walk-player" onKeyDown={press}>
      <div
        className="walk-controls"
        role="toolbar"
        tabIndex={0}
        aria-label={words('walk.controls')}
        aria-keyshortcuts="Space ArrowLeft ArrowRight Home End"
        title={words('walk.keys')}
      >
        <Button size="small" icon={<SkipBack size={14} />} aria-label={words('walk.first')} disabled={shown === 0} onClick={() => to(0)} />
        <Button size="small" icon={<ChevronLeft size={14} />} aria-label={words('walk.back')} disabled={shown === 0} onClick={() => to(shown - 1)} />
        <Button
          size="small"
          icon={isPlaying ? <Pause size={14} /> : <Play size={14} />}
          aria-label={words(isPlaying ? 'walk.pause' : 'walk.play')}
          onClick={play}
        />
        <Button size="small" icon={<ChevronRight size={14} />} aria-label={words('walk.on')} disabled={shown >= most} onClick={() => to(shown + 1)} />
        <Button size="small" icon={<SkipForward size={14} />} aria-label={words('walk.last')} disabled={shown >= most} onClick={() => to(most)} />
        <Select
          size="small"
          className="walk-speed"
          value={speed}
          aria-label={words('walk.speed')}
          options={speeds.map((value) => ({ value, label: `${value}×` }))}
          onChange={setSpeed}
        />
        <span className="mg-hint mg-figure" role="status">
          {words('walk.progress', { shown, most })}
        </span>
      </div>
      {children}
    </div>
  );
}
