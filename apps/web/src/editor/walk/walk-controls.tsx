import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { type ReactElement, useEffect, useEffectEvent, useState } from 'react';

export interface WalkControlsProps {
  /** Steps shown, 0 to `most`. */
  readonly shown: number;
  readonly most: number;
  readonly onGo: (shown: number) => void;
}

const beatMs = 1_100;

/** Back to the beginning, a step back, play, a step on, to the end. */
export function WalkControls({ shown, most, onGo }: WalkControlsProps): ReactElement {
  const { words } = useUi();
  const [playing, setPlaying] = useState(false);
  const isPlaying = playing && shown < most;
  const beat = useEffectEvent(() => {
    onGo(shown + 1);
    if (shown + 1 >= most) setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(beat, beatMs);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const play = (): void => {
    if (!isPlaying && shown >= most) onGo(0);
    setPlaying(!isPlaying);
  };
  const to = (step: number): void => {
    setPlaying(false);
    onGo(step);
  };
  return (
    <div className="walk-controls" role="toolbar" aria-label={words('walk.controls')}>
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
      <span className="mg-hint mg-figure" role="status">
        {words('walk.progress', { shown, most })}
      </span>
    </div>
  );
}
