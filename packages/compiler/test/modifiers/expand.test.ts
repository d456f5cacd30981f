import { describeModifier } from './lowering.ts';

describeModifier(
  'expand',
  [
    ["F|expand: '%admins%'", String.raw`F ~ (?i)\A(?:root\z|adm\z)`],
    ["F|contains|expand: 'x%admins%y'", 'F ~ (?i)x(?:rooty|admy)'],
  ],
  [["F|expand: '%nobody%'", 'unknown-placeholder']],
  { placeholders: { admins: ['root', 'adm'] } },
);
