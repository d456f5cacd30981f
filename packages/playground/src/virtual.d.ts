/** Modules that the build of the site makes: see scripts/. */

declare module 'virtual:samples' {
  import type { Sample } from './page/sample.ts';
  export const samples: readonly Sample[];
}

declare module 'virtual:pcre2' {
  /** PCRE2's module, deflated, in base64. */
  export const deflated: string;
}

declare module '*?worker&inline' {
  const construct: new () => Worker;
  export default construct;
}
