export * from './event-facts.ts';
export * from './implied-values.ts';
export * from './known-decoders.ts';
export * from './place-gates.ts';
export * from './reachability.ts';
export * from './stopping-places.ts';
