export type Locale = 'zh-CN' | 'en';

export type WordParameters = Readonly<Record<string, string | number>>;

/** Looks a text up by key. A missing key comes back as the key itself, so that it is seen. */
export type Words = (key: string, parameters?: WordParameters) => string;
