declare module '*.css';
declare module '@fontsource-variable/inter';
declare module '*?url' {
  const url: string;
  export default url;
}
