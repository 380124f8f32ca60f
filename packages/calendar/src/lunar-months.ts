import { almanacFestivalOfYear, almanacYears } from './festival-dates.ts';
import { memoise } from './memoise.ts';
import { addDays } from './plain-date.ts';

/** A month of the Chinese calendar. */
export interface LunarMonth {
  readonly month: number;
  /** True for the second of two months of the same number (闰六月). */
  readonly leap: boolean;
  /** Local date of its first day. */
  readonly first: string;
  /** 29 or 30. */
  readonly days: number;
}

/**
 * Four digits of base 36 a year: the number of the month that is repeated, 0 for none; then a bit for each month in its order, set where the month has 30
 * days. Written from tyme4ts, which a test holds every day of it to: a table of a kilobyte in the place of astronomy that every screen would have to fetch.
 */
const months =
  '248a02p665us02w402mi5239023b011y3245025184ia01g202w554ei018r023f447q012i028p24lu01g265d102790217542z00j1012j229502p575ua02vm02lh5571021i00ja44ad01ck02w9261e02vm62li010r021j53p2028q01ck32x501ft74gj0237010r621n023x012i45ed02as0289258z0239746l0112023x54a2014i02p135sa02mi8239023b011y6245025101ci42w502w5018q32hj023f747u012i029554lu028i027944ej0217842z00j1012l629502p502oi45r902lha571021i00ja614l01cl02w9561e02vm02li321i021j844600nu01cl54i101ft01ar446j010r021n247u012i75ed02as0289558z0239010t423x024594a2015e02p165sa02mi02hh446m011y024524aa01ci62w501et018r52hj02i3012232520295b4lu028i0279656z021700x75123014d029625ea02oi75r902lh021h543100xi014l32p602x5861e02vm02li621i021j00ye41cl01g501ft32vn01ar746j010r021n547u012i029144lm028a85910239010t623x0245014a42at02p102mi35n902hi74zy011y024554aa01ci02w542tm01aj82hj00x701236252029601g244kl0285022z242j00x771uj014d02ay55ea02oi02lh456z021h943100xi01bp62p602x502vm45ra02lm021i343a011y7251028l01fu52vn01at010r421j023fb47u012i029164lm028a026t546j011p023x248a014a72at02p102mi55qt02l201u6423x0252b4ac01ci02w562ve01aj02l351ue01uj025634ic01g474lh0285022z646j00x901uz428q02p6a5ec02oy02md65910239010t523x024502p635us02w275s602mi023a646u0122025144i201g202w522mi011n623b023v01225251029101g2359h0279756z01u5023x648a014k02ax45ea02oi95r902li01ue63ot025201ck';

/** The months of a lunar year, which is numbered by the common year in which it begins, in their order. Throws RangeError outside of {@link almanacYears}. */
export const lunarMonths: (year: number) => readonly LunarMonth[] = memoise((year) => {
  const at = (year - almanacYears.from) * 4;
  if (!Number.isInteger(year) || at < 0 || at >= months.length) throw new RangeError(`No lunar year ${year} is known`);
  const repeated = Number.parseInt(months.charAt(at), 36);
  const long = Number.parseInt(months.slice(at + 1, at + 4), 36);
  let first = almanacFestivalOfYear('spring-festival', year);
  return Array.from({ length: repeated === 0 ? 12 : 13 }, (_, place): LunarMonth => {
    const leap = repeated > 0 && place === repeated;
    const month = place + (repeated > 0 && place >= repeated ? 0 : 1);
    const found = { month, leap, first, days: 29 + ((long >> place) & 1) };
    first = addDays(first, found.days);
    return found;
  });
}, String);
