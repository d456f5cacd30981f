import { build } from 'vite';
import { siteConfig } from './site-config.ts';

/** Builds the page: `npm run site -w @sigmazuh/playground`. */
await build(siteConfig());
