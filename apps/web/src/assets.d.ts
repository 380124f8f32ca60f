declare module '*.css';
declare module '@fontsource-variable/inter';
declare module '*?url' {
  const url: string;
  export default url;
}

interface ImportMeta {
  glob(
    patterns: readonly string[],
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ): Readonly<Record<string, string>>;
  glob(patterns: readonly string[], options: { readonly import: 'default'; readonly eager: true }): Readonly<Record<string, unknown>>;
}
