import type { Locale } from '@magpie/ui';
import { createStore } from 'zustand/vanilla';

export interface Preferences {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'system';
}

const storageKey = 'magpie.preferences';

/** What this browser prefers; kept across visits. */
export const preferences = createStore<Preferences>(() => read());

preferences.subscribe((state) => localStorage.setItem(storageKey, JSON.stringify(state)));

function read(): Preferences {
  const fallback: Preferences = { locale: 'zh-CN', theme: 'system' };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return fallback;
    const locale = 'locale' in stored && stored.locale === 'en' ? 'en' : 'zh-CN';
    const theme = 'theme' in stored && (stored.theme === 'light' || stored.theme === 'dark') ? stored.theme : 'system';
    return { locale, theme };
  } catch {
    return fallback;
  }
}
