import type { DecodedEvent } from '../../event.ts';
import type { RuleOption } from '../option.ts';

const sizeOf = ({ size, log }: DecodedEvent): number => size ?? log.length;

/**
 * The attribute `maxsize`: the text behind the header, or what the agent sent of a Windows event, is at least
 * so many bytes long. It is not an element.
 */
export const maxsize: RuleOption = {
  elements: [],
  read() {},
  conditions({ attributes: { maxsize: bytes } }) {
    if (bytes === 0) return [];
    return [
      {
        option: 'maxsize',
        wanted: `at least ${bytes} bytes`,
        holds: ({ event }) => sizeOf(event) >= bytes,
        looksAt: ({ event }) => String(sizeOf(event)),
      },
    ];
  },
};
