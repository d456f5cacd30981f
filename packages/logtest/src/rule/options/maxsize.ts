import type { RuleOption } from '../option.ts';

/** The attribute `maxsize`: the text behind the header is at least so many bytes long. It is not an element. */
export const maxsize: RuleOption = {
  elements: [],
  read() {},
  conditions({ attributes: { maxsize: bytes } }) {
    if (bytes === 0) return [];
    return [
      {
        option: 'maxsize',
        wanted: `at least ${bytes} bytes`,
        holds: ({ event }) => event.log.length >= bytes,
        looksAt: ({ event }) => String(event.log.length),
      },
    ];
  },
};
