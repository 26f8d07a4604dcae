declare module 'virtual:afterword/settings' {
  const settings: import('./settings.ts').SiteSettings;
  export default settings;
}
