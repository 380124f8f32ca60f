import { welcome } from './welcome.ts';
import { reviewRequest } from './review-request.ts';
import { restock } from './restock.ts';
import { couponExpiring } from './coupon-expiring.ts';
import { birthday } from './birthday.ts';
import { abandonedCart } from './abandoned-cart.ts';
import { memberDay } from './member-day.ts';
import { midAutumn } from './mid-autumn.ts';
import { monthlyDay } from './monthly-day.ts';
import { newYearGoods } from './new-year-goods.ts';
import { priceBandTryOn } from './price-band-try-on.ts';
import { qixi } from './qixi.ts';
import { secondOrder } from './second-order.ts';
import { singlesDay } from './singles-day.ts';
import type { JourneyTemplate } from './template.ts';
import { winBack } from './win-back.ts';

/** Every template of the gallery, in its order. Another one is a file and a line here. */
export const templates = {
  qixi,
  'singles-day': singlesDay,
  'mid-autumn': midAutumn,
  'new-year-goods': newYearGoods,
  'win-back': winBack,
  'second-order': secondOrder,
  'member-day': memberDay,
  'monthly-day': monthlyDay,
  'price-band-try-on': priceBandTryOn,
  'abandoned-cart': abandonedCart,
  welcome: welcome,
  birthday: birthday,
  'review-request': reviewRequest,
  'coupon-expiring': couponExpiring,
  restock: restock,
} as const satisfies Readonly<Record<string, JourneyTemplate>>;

export type TemplateId = keyof typeof templates;

export const templateIds: readonly TemplateId[] = Object.keys(templates).filter((id): id is TemplateId => id in templates);

export type { JourneyTemplate, TemplatePurpose } from './template.ts';
