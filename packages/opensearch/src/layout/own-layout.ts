import type { FieldPlace } from '@sigmazuh/wazuh-events';
import { allValues } from '../derived/texts.ts';
import type { IndexField, IndexLayout } from './layout.ts';

/** An index of one's own, in which fields have the names that a pipeline gives them: ECS, or whatever it is. */
export const ownLayout: IndexLayout = Object.freeze({
  name: 'own',
  decoderField: null,
  fieldsAt: (place: FieldPlace): readonly IndexField[] =>
    typeof place === 'string' ? [{ kind: 'indexed', name: place, type: 'any' }] : [],
  keywordField: () => allValues,
});
