import { join } from 'node:path';
import { type PreviewServer, preview } from 'vite';

/**
 * Serves the built page on loopback, and nowhere else.
 *
 * @param port 0 for any that is free
 */
export function serveSite(port: number): Promise<PreviewServer> {
  return preview({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'warn',
    build: { outDir: 'site' },
    preview: { host: '127.0.0.1', port },
  });
}

/** Where it is. */
export function addressOf(server: PreviewServer): string {
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('the server has no address on loopback');
  return address;
}
