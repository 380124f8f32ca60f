export { AppTheme } from './app-theme.tsx';
export { Field, type FieldProps, type Path, pathKey, ProblemLines, problemText } from './field.tsx';
export { Figure, Moment, Share } from './figures.tsx';
export { formatCount, formatDay, formatMoment, formatMoney, formatMonth, formatShare, minorDigits, type MomentStyle } from './format.ts';
export type { Locale, WordParameters, Words } from './locale.ts';
export { useMessage } from './messages.tsx';
export { EmptyState, ErrorState, SkeletonCanvas, SkeletonRows } from './states.tsx';
export { TimeInput, type TimeInputProps } from './time-input.tsx';
export { type Ui, useUi, useWords } from './ui-context.ts';
