import { describeModifier } from './lowering.ts';

describeModifier(
  'expand',
  [
    ["F|expand: '%admins%'", String.raw`F ~ (?i)\Aroot\z|\Aadm\z`],
    ["F|contains|expand: 'x%admins%y'", 'F ~ (?i)xrooty|xadmy'],
  ],
  [["F|expand: '%nobody%'", 'unknown-placeholder']],
  { placeholders: { admins: ['root', 'adm'] } },
);
