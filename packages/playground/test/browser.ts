import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../../test/own-pack.ts';
import { chromiumPath } from './chromium-path.ts';

export { chromiumPath };
export const reason =
  chromiumPath === undefined ? ' (skipped: no Chromium; SIGMAZUH_CHROMIUM names one)' : '';

/** A desk, a tablet, a hand. */
export const sizes = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;
export type Scheme = 'light' | 'dark';

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    // Nothing that Chromium would look up on its own; root has no sandbox.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Builds the site unless it is built already. */
export function buildSite(): void {
  execFileSync(join(projectRoot, 'node_modules/.bin/nx'), ['run', '@sigmazuh/playground:site'], {
    cwd: projectRoot,
    stdio: 'pipe',
  });
}

/** A page that is watched: whatever its console says of trouble, and whatever it asks a server for. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly troubles: string[];
  readonly requests: string[];
}

export async function openPage(browser: Browser, size: Size, scheme: Scheme): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: sizes[size], colorScheme: scheme });
  const page = await context.newPage();
  const troubles: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  return { page, context, troubles, requests };
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with the page as it is, as `rule: where`. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Through the inspector, which a content security policy does not stop.
  await page.evaluate(`${readFileSync(axePath, 'utf8')};0`);
  const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Keeps a picture where `SIGMAZUH_SCREENSHOTS` names a directory. */
export async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env.SIGMAZUH_SCREENSHOTS;
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`) });
}

/** How far the page is wider than its window, in pixels. */
export async function overflow(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
}
