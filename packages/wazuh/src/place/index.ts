export { type EventFacts, factsKey } from './event-facts.ts';
export { impliedValues } from './implied-values.ts';
export { knownDecoders } from './known-decoders.ts';
export { type GatePlace, type PlacedGate, placeGates } from './place-gates.ts';
export { reachability } from './reachability.ts';
export { type StoppingPlaces, stoppingPlaces } from './stopping-places.ts';
