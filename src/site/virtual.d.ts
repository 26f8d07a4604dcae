declare module 'virtual:afterword/settings' {
  const settings: import('./settings.ts').BundledSettings;
  export default settings;
  /** What the build has read and derived; null where pages read the collections (development, `astro check`). */
  export const building: import('./building.ts').Building | null;
}
