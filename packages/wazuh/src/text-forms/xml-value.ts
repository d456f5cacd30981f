import { spellingForm, type TextForm } from '@sigmazuh/compiler';

/** A value in XML whose entities nobody decodes. */
export const xmlValue: TextForm = spellingForm(
  'xml-value',
  new Map([
    [0x26, '&amp;'],
    [0x3c, '&lt;'],
    [0x3e, '&gt;'],
  ]),
);
