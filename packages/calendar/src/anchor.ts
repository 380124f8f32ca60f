/** The date a flow is tied to. Without a year it means the occurrence that a run is given (the next one, when nobody says). */
export type Anchor =
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'yearly'; readonly month: number; readonly day: number }
  | { readonly type: 'festival'; readonly festival: Festival };

/** Lunar festivals by lunar month and day, and floating ones by rule. */
export type Festival =
  | 'spring-festival'
  | 'lantern'
  | 'dragon-head'
  | 'dragon-boat'
  | 'qixi'
  | 'zhongyuan'
  | 'mid-autumn'
  | 'double-ninth'
  | 'laba'
  | 'new-years-eve'
  | 'qingming'
  | 'winter-solstice'
  | 'mothers-day'
  | 'fathers-day'
  | 'thanksgiving'
  | 'black-friday'
  | 'singles-day';
