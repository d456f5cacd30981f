export { asSentByTheAgent } from './agent-tabs.ts';
export { jsonSpellings, jsonValuePatterns, plainJsonString } from './json-value.ts';
export { messageEventPattern, messageField, messageFieldPattern } from './message-text.ts';
export { jsonString, windowsEvent, windowsValue } from './windows-value.ts';
export { xmlValueForms, xmlValuePattern } from './xml-value.ts';
