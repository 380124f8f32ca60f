/** Hours between two lines of a day that is so wide, in pixels. */
export function hourStep(dayWidth: number): 1 | 2 | 3 | 6 | 12 {
  if (dayWidth >= 960) return 1;
  if (dayWidth >= 560) return 2;
  if (dayWidth >= 340) return 3;
  return dayWidth >= 200 ? 6 : 12;
}
