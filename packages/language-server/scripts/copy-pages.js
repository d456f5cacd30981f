// The pages about diagnostics go along, so that an editor can open them where there is no network.
import { cpSync, rmSync } from 'node:fs';

const pages = new URL('../build/pages/', import.meta.url);
rmSync(pages, { recursive: true, force: true });
cpSync(new URL('../../../docs/diagnostics/', import.meta.url), pages, { recursive: true });
