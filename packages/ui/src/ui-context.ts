import { createContext, useContext } from 'react';
import type { Locale, Words } from './locale.ts';

export interface Ui {
  readonly locale: Locale;
  readonly words: Words;
  readonly dark: boolean;
}

/** Language and theme for everything on the screen. */
export const UiContext = createContext<Ui>({ locale: 'zh-CN', words: (key) => key, dark: false });

export const useUi = (): Ui => useContext(UiContext);

export const useWords = (): Words => useContext(UiContext).words;
