/** The colours of Magpie, light and dark, and what antd and the style sheets take from them. Everything that has a colour reads it here. */
export interface Tokens {
  readonly ink: string;
  readonly ink2: string;
  /** Faint text: still readable (AA), for what supports. */
  readonly ink3: string;
  /** For marks that carry no text and may be missed. */
  readonly mute: string;
  readonly line: string;
  readonly line2: string;
  readonly stage: string;
  readonly panel: string;
  readonly brand: string;
  readonly brandSoft: string;
  readonly ok: string;
  readonly okSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly edge: string;
  readonly plan: string;
  readonly seed: string;
  readonly convert: string;
  readonly repurchase: string;
  readonly retain: string;
  readonly planInk: string;
  readonly seedInk: string;
  readonly convertInk: string;
  readonly repurchaseInk: string;
  readonly retainInk: string;
}

const white = '#ffffff';
const hues = { plan: '#6b5bd2', seed: '#0b8a7d', convert: '#d4602a', repurchase: '#b7428b', retain: '#3a6ea5' } as const;
const states = { brand: '#0958d9', ok: '#14804a', warn: '#ad6200', bad: '#c4314b' } as const;

export const lightTokens: Tokens = shade({
  ink: '#16202e',
  ink2: '#56637a',
  faint: '#8b97ab',
  line: '#e3e8f0',
  line2: '#cfd7e3',
  stage: '#f6f7f9',
  panel: white,
  edge: '#aebace',
  lift: 0,
});

/** Derived: the same hues lifted towards white, on panels mixed from the ink. */
export const darkTokens: Tokens = shade({
  ink: '#e6ebf3',
  ink2: '#a9b4c6',
  faint: '#7d8aa0',
  line: '#2a3545',
  line2: '#3b485b',
  stage: '#10161f',
  panel: '#18212d',
  edge: '#53627a',
  lift: 0.38,
});

interface Ground {
  readonly ink: string;
  readonly ink2: string;
  readonly faint: string;
  readonly line: string;
  readonly line2: string;
  readonly stage: string;
  readonly panel: string;
  readonly edge: string;
  readonly lift: number;
}

function shade(ground: Ground): Tokens {
  const { ink, panel, stage } = ground;
  const lift = (colour: string): string => readable(mix(colour, white, ground.lift), stage, ink);
  const soft = (colour: string): string => mix(panel, lift(colour), 0.11);
  const onSoft = (colour: string): string => readable(lift(colour), soft(colour), ink);
  const hue = (colour: string): string => mix(colour, white, ground.lift * 0.6);
  return {
    ink,
    ink2: ground.ink2,
    ink3: readable(ground.faint, stage, ink),
    mute: ground.faint,
    line: ground.line,
    line2: ground.line2,
    stage,
    panel,
    edge: ground.edge,
    brand: onSoft(states.brand),
    brandSoft: soft(states.brand),
    ok: onSoft(states.ok),
    okSoft: soft(states.ok),
    warn: onSoft(states.warn),
    warnSoft: soft(states.warn),
    bad: onSoft(states.bad),
    badSoft: soft(states.bad),
    plan: hue(hues.plan),
    seed: hue(hues.seed),
    convert: hue(hues.convert),
    repurchase: hue(hues.repurchase),
    retain: hue(hues.retain),
    planInk: onSoft(hues.plan),
    seedInk: onSoft(hues.seed),
    convertInk: onSoft(hues.convert),
    repurchaseInk: onSoft(hues.repurchase),
    retainInk: onSoft(hues.retain),
  };
}

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(left: string, right: string): number {
  const [dark, light] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `colour`, moved towards `ink` until it reads on `background` with at least 4.6 : 1. */
function readable(colour: string, background: string, ink: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, ink, share);
    if (contrast(candidate, background) >= 4.6) return candidate;
  }
  return ink;
}

function mix(from: string, to: string, share: number): string {
  const [left, right] = [channels(from), channels(to)];
  return `#${left
    .map((value, index) =>
      Math.round(value + ((right[index] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
