/** For tools that know TypeScript and not Astro (tsc, the linter); `astro check` takes the component's own types. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const component: AstroComponentFactory;
  export default component;
}
