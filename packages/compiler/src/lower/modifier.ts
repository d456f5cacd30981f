import type { ModifierName, Value } from '@sigmazuh/parser';
import type { Predicate } from '../predicate.ts';
import type { Draft } from './draft.ts';
import type { ItemSettings, LoweringContext } from './item-settings.ts';

/**
 * What a modifier does, in one of three ways; most do only one.
 *
 * - `adjust` says something about the item as a whole (`cased`, `all`, `contains`).
 * - `transform` turns a string value into others before it is matched (`base64`, `windash`); they are alternatives.
 * - `test` gives a value a meaning of its own instead of text matching (`re`, `cidr`, `exists`).
 *
 * `null` = refused, and reported.
 */
export interface Modifier {
  readonly name: ModifierName;
  readonly adjust?: (settings: ItemSettings) => ItemSettings;
  readonly transform?: (draft: Draft, context: LoweringContext) => readonly Draft[] | null;
  readonly test?: (value: Value, settings: ItemSettings, context: LoweringContext) => Predicate | null;
}
