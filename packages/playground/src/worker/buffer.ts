import { Buffer } from 'buffer';

/** Some packages work on bytes with Node's `Buffer`, which browsers lack. Comes before everything that uses it. */
Object.assign(globalThis, { Buffer });
