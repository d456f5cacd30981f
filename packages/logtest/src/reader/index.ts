export { isBlank } from './cursor.ts';
export { readXml, type XmlResult } from './read-xml.ts';
export { applyVariables, type VariablesResult } from './variables.ts';
export type { XmlElement } from './xml-node.ts';
