export { AppTheme, fontFamily } from './app-theme.tsx';
export { Field, type FieldProps, type Path, pathKey, ProblemLines, problemText } from './field.tsx';
export { Figure, Moment, Money, Share } from './figures.tsx';
export { formatCount, formatDay, formatMoment, formatMoney, formatShare, type MomentStyle } from './format.ts';
export type { Locale, WordParameters, Words } from './locale.ts';
export { EmptyState, ErrorState, SkeletonCanvas, SkeletonRows } from './states.tsx';
export { TimeInput, type TimeInputProps } from './time-input.tsx';
export { contrast, darkTokens, lightTokens, type Tokens } from './tokens.ts';
export { type Ui, UiContext, useUi, useWords } from './ui-context.ts';
