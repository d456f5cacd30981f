import { existsSync } from 'node:fs';

/** Where a real browser is looked for. */
export const executables = [
  process.env.SIGMAZUH_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A real browser; `undefined` where this machine has none. */
export const chromiumPath = executables.find((path) => path !== '' && existsSync(path));
