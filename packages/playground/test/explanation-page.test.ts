import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../test/own-pack.ts';
import { ownSamples } from '../scripts/own-samples.ts';
import {
  axeViolations,
  chromiumPath,
  openPage,
  overflow,
  picture,
  reason,
  type Size,
  sizes,
  startBrowser,
} from './browser.ts';

/** An alert, an event that is turned away, a line, and a rule alone: what people write pages of. */
const pages = [
  {
    name: 'alert',
    technique: 'PowerShell TCP client',
    alerts: true,
    rule: '509a3ff7-233e-47ca-b9ec-8d8ea8a43d88',
  },
  {
    name: 'near-miss',
    technique: 'PowerShell TCP client',
    alerts: false,
    rule: '509a3ff7-233e-47ca-b9ec-8d8ea8a43d88',
  },
  {
    name: 'line',
    technique: 'Shell on a bash network device',
    alerts: true,
    rule: '620c8b71-94fb-4fe8-ac6a-c2d376b627c6',
  },
  { name: 'rule-alone', technique: null, alerts: false, rule: '620c8b71-94fb-4fe8-ac6a-c2d376b627c6' },
] as const;

describe.skipIf(chromiumPath === undefined)(`the page of explain --html in Chromium${reason}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-explain-'));
  let browser: Browser;

  beforeAll(async () => {
    const samples = ownSamples();
    for (const { name, technique, alerts, rule } of pages) {
      const sample = samples.find(({ title }) => title === technique);
      const event = sample?.cases.find((each) => each.alerts === alerts)?.events;
      const file = join(directory, `${name}.json`);
      if (event !== undefined)
        writeFileSync(file, event.startsWith('{') ? event : JSON.stringify({ log: event }));
      const argv = ['explain', rule, ...(event === undefined ? [] : ['--event', file])];
      execFileSync(
        process.execPath,
        [
          join(projectRoot, 'packages/cli/bin/sigmazuh.js'),
          ...argv,
          '--html',
          join(directory, `${name}.html`),
        ],
        { cwd: projectRoot, stdio: 'pipe' },
      );
    }
    browser = await startBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const every = pages.flatMap(({ name }) =>
    (Object.keys(sizes) as Size[]).flatMap((size) =>
      (['light', 'dark'] as const).map((scheme) => ({ name, size, scheme })),
    ),
  );
  // Every page in every size, light and dark in turn; both of each where a longer run is asked for.
  const looks =
    process.env.SIGMAZUH_LOOKS === 'all' ? every : every.filter((_, i) => i % 4 === 0 || i % 4 === 3);
  it.each(looks)(
    'has no trouble and nothing for axe to mend: $name, $size, $scheme',
    async ({ name, size, scheme }) => {
      const { page, context, troubles, requests } = await openPage(browser, size, scheme);
      const address = pathToFileURL(join(directory, `${name}.html`)).href;
      await page.goto(address);
      await picture(page, `explain-${name}-${size}-${scheme}`);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      // What is folded away is looked at too.
      await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
      await picture(page, `explain-${name}-open-${size}-${scheme}`);
      expect(await overflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(troubles).toEqual([]);
      expect(requests).toEqual([address]);
      await context.close();
    },
  );
});
