declare module 'virtual:afterword/settings' {
  const settings: import('./settings.ts').BundledSettings;
  export default settings;
}
