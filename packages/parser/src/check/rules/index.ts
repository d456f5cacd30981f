import type { CheckRule } from '../check-rule.ts';
import { allOfThem } from './all-of-them.ts';
import { allOnSingleValue } from './all-on-single-value.ts';
import { base64offsetAlone } from './base64offset-alone.ts';
import { contradiction } from './contradiction.ts';
import { correlationRange } from './correlation-range.ts';
import { correlationWithoutGroup } from './correlation-without-group.ts';
import { dateFormat } from './date-format.ts';
import { dateOrder } from './date-order.ts';
import { deprecatedWithoutSuccessor } from './deprecated-without-successor.ts';
import { descriptionForm } from './description-form.ts';
import { duplicateCondition } from './duplicate-condition.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateLogic } from './duplicate-logic.ts';
import { duplicateName } from './duplicate-name.ts';
import { duplicateTag } from './duplicate-tag.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { duplicateValue } from './duplicate-value.ts';
import { emptyList } from './empty-list.ts';
import { escapedWildcard } from './escaped-wildcard.ts';
import { falsePositiveForm } from './false-positive-form.ts';
import { fileName } from './file-name.ts';
import { filterWithLevel } from './filter-with-level.ts';
import { idVersion } from './id-version.ts';
import { idleAttribute } from './idle-attribute.ts';
import { idleTimeframe } from './idle-timeframe.ts';
import { impossibleRegex } from './impossible-regex.ts';
import { incompleteMetadata } from './incomplete-metadata.ts';
import { invalidRegex } from './invalid-regex.ts';
import { lineEnds } from './line-ends.ts';
import { logSourceForm } from './log-source-form.ts';
import { matchesAnything } from './matches-anything.ts';
import { misleadingCharacter } from './misleading-character.ts';
import { missingId } from './missing-id.ts';
import { networkHostBits } from './network-host-bits.ts';
import { nullInList } from './null-in-list.ts';
import { onlyNegations } from './only-negations.ts';
import { operatorCase } from './operator-case.ts';
import { placeholderWithoutExpand } from './placeholder-without-expand.ts';
import { quantifierOfOne } from './quantifier-of-one.ts';
import { referenceForm } from './reference-form.ts';
import { relatedItself } from './related-itself.ts';
import { reservedIdentifier } from './reserved-identifier.ts';
import { tagForm } from './tag-form.ts';
import { tautology } from './tautology.ts';
import { titleForm } from './title-form.ts';
import { titleLength } from './title-length.ts';
import { unknownTag } from './unknown-tag.ts';
import { unneededWildcard } from './unneeded-wildcard.ts';
import { unportableRegex } from './unportable-regex.ts';
import { unquotedNumber } from './unquoted-number.ts';
import { unresolvedRule } from './unresolved-rule.ts';
import { unusedIdentifier } from './unused-identifier.ts';
import { wildcardInsteadOfModifier } from './wildcard-instead-of-modifier.ts';
import { windashWithoutDash } from './windash-without-dash.ts';

/** Every check, in the order of the alphabet. */
export const checkRules: readonly CheckRule[] = Object.freeze([
  allOfThem,
  allOnSingleValue,
  base64offsetAlone,
  contradiction,
  correlationRange,
  correlationWithoutGroup,
  dateFormat,
  dateOrder,
  deprecatedWithoutSuccessor,
  descriptionForm,
  duplicateCondition,
  duplicateId,
  duplicateLogic,
  duplicateName,
  duplicateTag,
  duplicateTitle,
  duplicateValue,
  emptyList,
  escapedWildcard,
  falsePositiveForm,
  fileName,
  filterWithLevel,
  idVersion,
  idleAttribute,
  idleTimeframe,
  impossibleRegex,
  incompleteMetadata,
  invalidRegex,
  lineEnds,
  logSourceForm,
  matchesAnything,
  misleadingCharacter,
  missingId,
  networkHostBits,
  nullInList,
  onlyNegations,
  operatorCase,
  placeholderWithoutExpand,
  quantifierOfOne,
  referenceForm,
  relatedItself,
  reservedIdentifier,
  tagForm,
  tautology,
  titleForm,
  titleLength,
  unknownTag,
  unneededWildcard,
  unportableRegex,
  unquotedNumber,
  unresolvedRule,
  unusedIdentifier,
  wildcardInsteadOfModifier,
  windashWithoutDash,
]);
