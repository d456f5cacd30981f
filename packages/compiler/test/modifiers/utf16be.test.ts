import { describeModifier } from './lowering.ts';

describeModifier('utf16be', [['F|utf16be|base64: ab', String.raw`F ~ (?i)\AAGEAYg==\z`]]);
