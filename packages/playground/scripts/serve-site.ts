import { addressOf, serveSite } from './serve.ts';

process.stdout.write(`The playground is at ${addressOf(await serveSite(4173))}; Ctrl+C ends it.\n`);
