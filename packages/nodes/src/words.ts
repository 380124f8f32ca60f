import { audienceWords } from '@magpie/audience';
import anchoredEntryEn from './anchored-entry/words.en.json' with { type: 'json' };
import anchoredEntryZh from './anchored-entry/words.zh-CN.json' with { type: 'json' };
import audienceFilterEn from './audience-filter/words.en.json' with { type: 'json' };
import audienceFilterZh from './audience-filter/words.zh-CN.json' with { type: 'json' };
import audienceFormEn from './audience-form/words.en.json' with { type: 'json' };
import audienceFormZh from './audience-form/words.zh-CN.json' with { type: 'json' };
import awaitEventEn from './await-event/words.en.json' with { type: 'json' };
import awaitEventZh from './await-event/words.zh-CN.json' with { type: 'json' };
import branchAudienceEn from './branch-audience/words.en.json' with { type: 'json' };
import branchAudienceZh from './branch-audience/words.zh-CN.json' with { type: 'json' };
import endEn from './end/words.en.json' with { type: 'json' };
import endZh from './end/words.zh-CN.json' with { type: 'json' };
import grantCouponEn from './grant-coupon/words.en.json' with { type: 'json' };
import grantCouponZh from './grant-coupon/words.zh-CN.json' with { type: 'json' };
import problemEn from './problem-words.en.json' with { type: 'json' };
import problemZh from './problem-words.zh-CN.json' with { type: 'json' };
import saveCohortEn from './save-cohort/words.en.json' with { type: 'json' };
import saveCohortZh from './save-cohort/words.zh-CN.json' with { type: 'json' };
import sendSmsEn from './send-sms/words.en.json' with { type: 'json' };
import sendSmsZh from './send-sms/words.zh-CN.json' with { type: 'json' };
import sharedEn from './shared-words.en.json' with { type: 'json' };
import sharedZh from './shared-words.zh-CN.json' with { type: 'json' };
import splitEn from './split/words.en.json' with { type: 'json' };
import splitZh from './split/words.zh-CN.json' with { type: 'json' };
import updateTagsEn from './update-tags/words.en.json' with { type: 'json' };
import updateTagsZh from './update-tags/words.zh-CN.json' with { type: 'json' };
import waitEn from './wait/words.en.json' with { type: 'json' };
import waitZh from './wait/words.zh-CN.json' with { type: 'json' };

type WordFile = Readonly<Record<string, string>>;

/** Every text of the kinds and of the audience language's problems, by key. Holes are `{{name}}`. */
export const nodeWords: Readonly<Record<'zh-CN' | 'en', WordFile>> = {
  'zh-CN': {
    ...sharedZh, ...problemZh, ...audienceProblems('zh-CN'), ...anchoredEntryZh, ...audienceFilterZh, ...splitZh, ...branchAudienceZh, ...waitZh, ...awaitEventZh, ...sendSmsZh,
    ...grantCouponZh, ...saveCohortZh, ...updateTagsZh, ...endZh, ...audienceFormZh,
  },
  en: {
    ...sharedEn, ...problemEn, ...audienceProblems('en'), ...anchoredEntryEn, ...audienceFilterEn, ...splitEn, ...branchAudienceEn, ...waitEn, ...awaitEventEn, ...sendSmsEn,
    ...grantCouponEn, ...saveCohortEn, ...updateTagsEn, ...endEn, ...audienceFormEn,
  },
};

/** The audience language writes its holes with one brace. */
function audienceProblems(locale: 'zh-CN' | 'en'): WordFile {
  return Object.fromEntries(Object.entries(audienceWords[locale].problems).map(([code, text]) => [`problem.${code}`, text.replaceAll(/\{(\w+)\}/g, '{{$1}}')]));
}
