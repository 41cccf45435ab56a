/** Files that are no TypeScript; the manifest is built by `npm run manifest`, so it may not be there yet when types are checked. */
declare module '*.css';
declare module '*/custom-elements.json' {
  const manifest: { readonly schemaVersion: string; readonly modules: readonly unknown[] };
  export default manifest;
}
declare module '*?raw' {
  const text: string;
  export default text;
}
